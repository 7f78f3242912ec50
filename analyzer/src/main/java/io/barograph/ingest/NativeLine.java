package io.barograph.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line in our own JSON, see the schema {@code log-line}. A field that is missing, blank or no
 * string counts as not given.
 */
record NativeLine(
    @Nullable Instant time,
    @Nullable String user,
    @Nullable String host,
    @Nullable String session,
    @Nullable String cli,
    String line) {
  /** The name of the member that holds the line. */
  static final String TEXT_KEY = "line";

  private static final byte[] KEY = ('"' + TEXT_KEY + '"').getBytes(StandardCharsets.US_ASCII);

  private static final Set<String> FIELDS =
      Set.of("time", "user", "host", "session", "cli", TEXT_KEY);

  /** Deeper than any log line is nested; a thousand levels cost nobody a stack. */
  private static final int DEEPEST = 32;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  /** Whether the bytes may be such a line: they open an object and name the key. */
  static boolean mayBe(byte[] value) {
    return value[0] == '{' && indexOfKey(value) >= 0;
  }

  /**
   * Reads one.
   *
   * @return null if it is JSON, but not one of ours: the CLI's own {@code --json} output
   * @throws IOException if it is no JSON or nested too deep
   */
  static @Nullable NativeLine parse(byte[] value) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(value)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING && FIELDS.contains(field)) {
          fields.put(field, json.getText());
        } else {
          json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw new IOException("not one JSON object");
      }
    }
    String line = fields.get(TEXT_KEY);
    return line == null
        ? null
        : new NativeLine(
            instant(fields.get("time")),
            given(fields.get("user")),
            given(fields.get("host")),
            given(fields.get("session")),
            given(fields.get("cli")),
            line);
  }

  @Override
  public String toString() {
    return "NativeLine[" + time + " " + user + "@" + host + "]";
  }

  private static int indexOfKey(byte[] value) {
    outer:
    for (int i = 1; i <= value.length - KEY.length; i++) {
      if (value[i] == '"') {
        for (int k = 1; k < KEY.length; k++) {
          if (value[i + k] != KEY[k]) {
            continue outer;
          }
        }
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String given(@Nullable String field) {
    return field == null || field.isBlank() ? null : field;
  }

  private static @Nullable Instant instant(@Nullable String time) {
    if (time == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      // A time that does not read is no time; the record's own stands in, and the line is kept.
      return null;
    }
  }
}
