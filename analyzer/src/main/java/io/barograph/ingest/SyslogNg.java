package io.barograph.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.core.dialect.HostPrefix;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Mends what syslog-ng's default parser does to a line that is no syslog: it takes the first word
 * for the program and drops what stood between it and the rest, unless all name-value pairs are
 * shipped. With {@code flags(no-parse)} the line arrives whole.
 */
final class SyslogNg {
  /** First words of lines that mean something only together with the rest. */
  private static final byte[][] FIRST_WORDS =
      bytes("OpenAI", "session", "tokens", "stream", "user", "exec", "thinking", "ERROR", "WARN");

  private SyslogNg() {}

  private static byte[][] bytes(String... words) {
    byte[][] all = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      all[i] = words[i].getBytes(StandardCharsets.US_ASCII);
    }
    return all;
  }

  /** Whether the line's first word may stand in another field than its rest. */
  static boolean mayBeDamaged(JsonOutline outline, byte[] bytes) {
    int from = outline.program();
    if (from < 0) {
      return false;
    }
    for (byte[] word : FIRST_WORDS) {
      if (begins(bytes, from, word) && bytes[from + word.length] == '"') {
        return true;
      }
    }
    return false;
  }

  private static boolean isFirstWord(String program) {
    byte[] bytes = program.getBytes(StandardCharsets.UTF_8);
    return Arrays.stream(FIRST_WORDS).anyMatch(word -> Arrays.equals(word, bytes));
  }

  private static boolean begins(byte[] bytes, int from, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (from + i >= bytes.length || bytes[from + i] != word[i]) {
        return false;
      }
    }
    return from + word.length < bytes.length;
  }

  /** What the CLI may have written, the likeliest first; at least one. */
  static List<String> lines(JsonNode object) {
    String message = object.path("MESSAGE").asText("");
    String program = object.path("PROGRAM").asText("");
    String process = object.path("PID").asText("");
    if (object.path("LEGACY_MSGHDR").isTextual()) {
      return List.of(object.path("LEGACY_MSGHDR").textValue() + message, message);
    } else if (program.isEmpty() && !process.isEmpty()) {
      return List.of("[" + process + ":" + message);
    } else if (HostPrefix.isLevel(program)) {
      return List.of(program + ": " + message);
    } else if (message.startsWith(":")) {
      return List.of(program + ":" + message);
    } else if (!message.isEmpty()) {
      String whole = program + " " + message;
      return isFirstWord(program) ? List.of(whole, message) : List.of(message);
    }
    // An empty line of a program that is named codex looks the same as its heading.
    return List.of(program.equals("codex") ? "" : program);
  }
}
