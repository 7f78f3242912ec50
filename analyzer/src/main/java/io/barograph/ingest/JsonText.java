package io.barograph.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON within bounds, whatever a record holds. */
final class JsonText {
  /** Elastic's deepest fields lie at eight; a thousand levels cost nobody a stack. */
  private static final int DEEPEST = 64;

  /** A full record of the shortest log records has fewer; each token costs some 50 bytes. */
  private static final long MOST_TOKENS = 2_000_000;

  private static final ObjectReader READER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST_TOKENS)
                          .build())
                  .build())
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonText() {}

  /** One JSON value, or null where the bytes are none, cut, or beyond the bounds. */
  static @Nullable JsonNode read(byte[] bytes, int from, int to) {
    try {
      return READER.readTree(bytes, from, to - from);
    } catch (JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", e);
    }
  }

  static @Nullable JsonNode read(String text) {
    try {
      return READER.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
