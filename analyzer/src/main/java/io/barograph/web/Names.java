package io.barograph.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Names of users in paths. A name may hold any character, slashes and dots too. */
final class Names {
  private static final String PLAIN = "-_~";

  private Names() {}

  /** Where the page of a user is. */
  static String page(String user) {
    // A browser takes these for steps through directories, however they are written.
    if (user.equals(".") || user.equals("..")) {
      return "/users?name=" + user;
    }
    return "/users/" + encoded(user);
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      if (plain || c == '.' || c == '@') {
        encoded.append(c);
      } else {
        encoded.append(String.format("%%%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  /** What one step of a raw path means, or null if it means nothing. */
  static @Nullable String decoded(String step) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < step.length(); i++) {
      char c = step.charAt(i);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      int value = i + 2 < step.length() ? hex(step.charAt(i + 1), step.charAt(i + 2)) : -1;
      if (value < 0) {
        return null;
      }
      bytes.write(value);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())) + "";
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static int hex(char high, char low) {
    int upper = Character.digit(high, 16);
    int lower = Character.digit(low, 16);
    return upper < 0 || lower < 0 ? -1 : upper * 16 + lower;
  }
}
