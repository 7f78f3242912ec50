package io.barograph.ingest;

import java.nio.charset.StandardCharsets;

/**
 * Makes the little of an unreadable record that a dead letter may keep.
 *
 * @param length at most so many characters; 0 keeps nothing
 */
public record Excerpt(int length) {
  /** Secrets are looked for in more than is kept, so that none is cut in half unseen. */
  private static final int LOOK_AHEAD = 4096;

  String of(byte[] value) {
    if (length == 0) {
      return "";
    }
    int bytes = Math.min(value.length, length + LOOK_AHEAD);
    String scrubbed = Scrubber.scrub(new String(value, 0, bytes, StandardCharsets.UTF_8));
    return scrubbed.length() > length ? scrubbed.substring(0, length) : scrubbed;
  }
}
