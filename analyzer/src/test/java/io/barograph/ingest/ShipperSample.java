package io.barograph.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A record as a shipper put it on Kafka. A source that begins with {@code ran:} was recorded from
 * the real thing; one with {@code shape:} was written after its documentation.
 */
public record ShipperSample(
    String shipper, String source, RawRecord record, Map<String, String> headers, JsonNode expect) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The samples of a file under {@code shippers}, in its order. */
  public static List<ShipperSample> all(String file) {
    List<ShipperSample> samples = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(ShipperSample.class.getResourceAsStream("/shippers/" + file))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank()) {
          samples.add(of(JSON.readTree(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }

  private static ShipperSample of(JsonNode sample) {
    Map<String, String> headers = new HashMap<>();
    sample
        .path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    String value = sample.path("value").asText();
    boolean binary = sample.path("value_encoding").asText().equals("base64");
    JsonNode key = sample.path("key");
    return new ShipperSample(
        sample.path("shipper").asText(),
        sample.path("source").asText(),
        Heard.record(
            binary ? Base64.getDecoder().decode(value) : value.getBytes(StandardCharsets.UTF_8),
            key.isTextual() ? key.textValue().getBytes(StandardCharsets.UTF_8) : null,
            headers,
            Instant.parse(sample.path("timestamp").asText())),
        headers,
        sample.path("expect"));
  }

  public byte[] value() {
    return Objects.requireNonNull(record.value());
  }

  @Override
  public String toString() {
    return shipper + ": " + source;
  }
}
