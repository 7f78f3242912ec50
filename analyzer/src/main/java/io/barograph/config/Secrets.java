package io.barograph.config;

import java.util.regex.Pattern;

/** Keeps passwords out of messages. */
final class Secrets {
  static final String MASK = "***";

  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "password|passphrase|secret|token|jaas|credential|private|user\\.info|assertion"
              + "|keystore\\.key$|pseudonym-key$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PLAIN = Pattern.compile("[\\w.,:;/+@~*-]{1,80}");
  private static final int LONGEST_SHOWN = 80;

  private Secrets() {}

  static boolean isSecret(String key) {
    return SECRET_KEY.matcher(key).find();
  }

  /** The value as a message may show it: masked, quoted where that helps, and not too long. */
  static String shown(String key, String value) {
    if (isSecret(key)) {
      return MASK;
    }
    if (value.isEmpty()) {
      return "empty";
    }
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    return '"' + printable(value) + '"';
  }

  /** The text without control characters, cut to a length that fits a message. */
  static String printable(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= LONGEST_SHOWN
        ? printable
        : printable.substring(0, LONGEST_SHOWN) + "…";
  }
}
