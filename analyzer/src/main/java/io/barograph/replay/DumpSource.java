package io.barograph.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.core.signal.TimeSource;
import io.barograph.ingest.Attributes;
import io.barograph.ingest.RawRecord;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a topic, from a dump by {@code kcat -J}. A dump mixes its partitions as they
 * were fetched, so the few records that may carry a signal are sorted by partition first.
 */
final class DumpSource implements RecordSource {
  private final String name;
  private final Queue<RawRecord> records = new ArrayDeque<>();
  private @Nullable RawRecord last;
  private long noise;

  private DumpSource(String name) {
    this.name = name;
  }

  /** Whether a line is a record of such a dump. */
  static boolean isRecord(String line) {
    return line.startsWith("{\"topic\":") && line.contains("\"partition\":");
  }

  /**
   * Reads a whole dump.
   *
   * @throws ReplayException if a line is no record of a dump
   */
  static List<RecordSource> read(String file, Given given, Recogniser recogniser, InputStream in)
      throws IOException {
    Map<String, DumpSource> partitions = new TreeMap<>();
    LineReader lines = new LineReader(in);
    while (lines.next()) {
      if (lines.from() == lines.to()) {
        continue;
      }
      byte[] line = lines.copy();
      Charset charset = charset(line);
      JsonNode node = parse(file, lines.number(), line, charset);
      String name = node.path("topic").asText() + "-" + node.path("partition").asInt();
      DumpSource partition = partitions.computeIfAbsent(name, DumpSource::new);
      partition.add(record(node, charset, given), recogniser);
    }
    return new ArrayList<>(partitions.values());
  }

  private void add(RawRecord record, Recogniser recogniser) {
    byte[] value = record.value();
    last = record;
    if (value == null || value.length == 0 || recogniser.mayHoldSignal(value, 0, value.length)) {
      records.add(record);
    } else {
      noise++;
    }
  }

  /**
   * kcat writes the bytes of a key and a value as they are, and escapes what JSON must escape. So a
   * line with binary values is no UTF-8, and is read one byte a character.
   */
  private static Charset charset(byte[] line) {
    return Utf8.isValid(line) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  private static JsonNode parse(String file, long number, byte[] line, Charset charset)
      throws IOException {
    try {
      JsonNode node = Json.MAPPER.readTree(new String(line, charset));
      if (node.hasNonNull("topic") && node.hasNonNull("partition")) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // Its message quotes the line; the place says enough.
      throw new ReplayException(file + " line " + number + " is no record of a kcat -J dump");
    }
    throw new ReplayException(file + " line " + number + " is no record of a kcat -J dump");
  }

  private static RawRecord record(JsonNode node, Charset charset, Given given) {
    return new RawRecord(
        bytes(node.path("payload"), charset),
        bytes(node.path("key"), charset),
        name -> header(node, name, charset),
        Attributes.NONE,
        Instant.ofEpochMilli(node.path("ts").asLong()),
        TimeSource.RECORD,
        node.path("offset").asLong(),
        given.user(),
        given.host(),
        null);
  }

  private static byte @Nullable [] bytes(JsonNode text, Charset charset) {
    return text.isTextual() ? text.textValue().getBytes(charset) : null;
  }

  /** kcat writes headers as one list of names and values in turn; the last of a name holds. */
  private static @Nullable String header(JsonNode node, String name, Charset charset) {
    JsonNode headers = node.path("headers");
    byte[] found = null;
    for (int i = 0; i + 1 < headers.size(); i += 2) {
      if (headers.get(i).asText().equals(name)) {
        found = bytes(headers.get(i + 1), charset);
      }
    }
    return found == null ? null : new String(found, StandardCharsets.UTF_8);
  }

  /** Takes a tenth of a second to be made, which a file of another kind need not pay. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable RawRecord next() {
    return records.poll();
  }

  @Override
  public @Nullable RawRecord last() {
    return last;
  }

  @Override
  public long noise() {
    return noise;
  }

  @Override
  public void close() {
    records.clear();
  }
}
