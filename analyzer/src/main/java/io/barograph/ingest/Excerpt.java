package io.barograph.ingest;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;

/**
 * Makes the little of an unreadable record that a dead letter may keep.
 *
 * @param length at most so many characters; 0 keeps nothing
 */
public record Excerpt(int length) {
  /** Secrets are looked for in more than is kept, so that none is cut in half unseen. */
  static final int LOOK_AHEAD = 1024;

  /** What may be the head of a secret or a mail address whose telling part was cut off. */
  private static final Pattern CUT_RUN = Pattern.compile("[^\\s\"'\\\\,;:<>(){}\\[\\]]*\\z");

  /** Keeps nothing where people have pseudonyms, since any text may hold their names. */
  public static Excerpt beside(Pseudonyms pseudonyms, int length) {
    return new Excerpt(pseudonyms.areOn() ? 0 : length);
  }

  String of(byte[] value) {
    if (length == 0) {
      return "";
    }
    int bytes = Math.min(value.length, length + LOOK_AHEAD);
    String text = new String(value, 0, bytes, StandardCharsets.UTF_8);
    String whole = bytes < value.length ? CUT_RUN.matcher(text).replaceFirst("") : text;
    String scrubbed = Scrubber.scrub(whole);
    return scrubbed.length() > length ? scrubbed.substring(0, length) : scrubbed;
  }
}
