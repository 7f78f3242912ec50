package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at a step find what one at a time would. */
class ByteScanTest {
  /** Those whose bits a search at eight a step may take for each other. */
  private static final byte[] BYTES = {0, 1, 2, '\n', '\n' + 1, '\n' - 1, '"', '\\', 127, -128, -1};

  @Test
  void everyByteIsFoundWhereItStandsFirstInAnyRange() {
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = BYTES[random.nextInt(BYTES.length)];
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      byte one = BYTES[random.nextInt(BYTES.length)];
      byte other = BYTES[random.nextInt(BYTES.length)];

      assertThat(ByteScan.indexOf(bytes, from, to, one))
          .isEqualTo(first(bytes, from, to, one, one));
      assertThat(ByteScan.indexOf(bytes, from, to, one, other))
          .isEqualTo(first(bytes, from, to, one, other));
    }
  }

  private static int first(byte[] bytes, int from, int to, byte one, byte other) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == one || bytes[at] == other) {
        return at;
      }
    }
    return to;
  }
}
