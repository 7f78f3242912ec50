package io.barograph.ingest;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record's headers, read when somebody asks: most records are noise. */
public record KafkaHeaders(Headers headers) implements Attributes {
  @Override
  public @Nullable String get(String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Leaves the values out: they may be anything. */
  @Override
  public String toString() {
    return "KafkaHeaders";
  }
}
