package io.barograph.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.barograph.core.dialect.LineTime;
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

  private static final byte QUOTE = '"';
  private static final byte ESCAPE = '\\';

  private static final Set<String> FIELDS =
      Set.of("time", "user", "host", "session", "cli", TEXT_KEY);

  /** Deeper than any log line is nested; a thousand levels cost nobody a stack. */
  private static final int DEEPEST = 32;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

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

  /**
   * Where the line's text begins and ends between its quotes, still escaped; null where the bytes
   * do not name the key. Found without parsing: most lines are noise.
   */
  static @Nullable Span find(byte[] bytes, int from, int to) {
    if (from >= to || bytes[from] != '{') {
      return null;
    }
    Span line = next(bytes, from + 1, to);
    // Inside another member the name may stand too: then a signal may be anywhere.
    return line != null && next(bytes, line.to(), to) != null ? new Span(from, to, true) : line;
  }

  private static @Nullable Span next(byte[] bytes, int from, int to) {
    int last = to - KEY.length;
    for (int i = ByteScan.indexOf(bytes, from, to, QUOTE);
        i <= last;
        i = ByteScan.indexOf(bytes, i + 1, to, QUOTE)) {
      int start = isKey(bytes, i) ? startOfValue(bytes, i + KEY.length, to) : -1;
      if (start >= 0) {
        return span(bytes, start, to);
      }
    }
    return null;
  }

  /**
   * A text between quotes.
   *
   * @param manyLines whether more than one line may stand in it
   */
  record Span(int from, int to, boolean manyLines) {}

  private static boolean isKey(byte[] bytes, int at) {
    for (int k = 1; k < KEY.length; k++) {
      if (bytes[at + k] != KEY[k]) {
        return false;
      }
    }
    return true;
  }

  /** Behind the quote that opens the value, or -1 where no colon and quote follow the key. */
  private static int startOfValue(byte[] bytes, int from, int to) {
    boolean colon = false;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        return colon ? i + 1 : -1;
      } else if (bytes[i] == ':') {
        colon = true;
      } else if (bytes[i] != ' ') {
        return -1;
      }
    }
    return -1;
  }

  private static Span span(byte[] bytes, int start, int to) {
    boolean manyLines = false;
    for (int i = ByteScan.indexOf(bytes, start, to, QUOTE, ESCAPE);
        i < to;
        i = ByteScan.indexOf(bytes, i, to, QUOTE, ESCAPE)) {
      if (bytes[i] == QUOTE) {
        return new Span(start, i, manyLines);
      }
      manyLines |= i + 1 < to && bytes[i + 1] == 'n';
      i += 2;
    }
    return new Span(start, to, manyLines);
  }

  private static @Nullable String given(@Nullable String field) {
    return field == null || field.isBlank() ? null : field;
  }

  private static @Nullable Instant instant(@Nullable String time) {
    if (time == null) {
      return null;
    }
    Instant usual = LineTime.leading(time);
    if (usual != null) {
      return usual;
    }
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      // A time that does not read is no time; the record's own stands in, and the line is kept.
      return null;
    }
  }
}
