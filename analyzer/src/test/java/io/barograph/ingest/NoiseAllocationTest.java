package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Noise costs no memory: told by Java, which counts what a thread allocates. */
class NoiseAllocationTest {
  private static final String LINE =
      "2026-11-22T14:19:57.468494Z  INFO codex_core::exec: finished step 17 of the build in 412 ms";

  private static final int TIMES = 20_000;

  /** Asking costs some bytes itself, and a shipper's layout is learned once. */
  private static final long ONCE = 64 * 1024;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Recogniser recogniser = Recognisers.byDefault(Duration.ofSeconds(30), 200);

  @ParameterizedTest
  @ValueSource(
      strings = {
        LINE,
        "<14>Nov 22 14:19:57 dev-7 codex[4711]: " + LINE,
        "{\"user\":\"dev-7\",\"host\":\"dev-7-laptop\",\"line\":\"" + LINE + "\"}",
        "{\"@timestamp\":\"2026-11-22T14:19:57.468Z\",\"log\":{\"offset\":7,\"file\":{\"path\":\"/a\"}},"
            + "\"message\":\""
            + LINE
            + "\",\"host\":{\"name\":\"dev-7\"},\"agent\":{\"type\":\"filebeat\"}}"
      })
  void aRecordOfNoiseAllocatesNothing(String text) {
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    RecordSieve sieve = recogniser.sieve();
    assertThat(sieve.noiseIn(value)).isNotNull();

    long before = allocated();
    int noise = 0;
    for (int i = 0; i < TIMES; i++) {
      noise += sieve.noiseIn(value) == null ? 0 : 1;
    }
    long allocated = allocated() - before;

    assertThat(noise).isEqualTo(TIMES);
    assertThat(allocated).isLessThan(ONCE);
  }

  @Test
  void linesOfNoiseInAFileAllocateNothing() {
    String lines =
        String.join("\n", List.of(LINE, "", "at java.base/Thread.run", "} else {", LINE));
    byte[] block = (lines + "\n").repeat(200).getBytes(StandardCharsets.UTF_8);
    LineSieve sieve = recogniser.lineSieve();
    LineSieve.Found nobody = (from, to, before, timed) -> {};
    assertThat(sieve.sift(block, 0, block.length, nobody)).isEqualTo(1_000);

    long before = allocated();
    for (int i = 0; i < 100; i++) {
      sieve.sift(block, 0, block.length, nobody);
    }

    assertThat(allocated() - before).isLessThan(ONCE);
  }

  @Test
  void theMeterSeesWhatIsCopied() {
    byte[] value =
        "stream error: Failed to refresh token: 401 Unauthorized; retrying 1/5 in 187ms…"
            .getBytes(StandardCharsets.UTF_8);

    long before = allocated();
    for (int i = 0; i < TIMES; i++) {
      assertThat(new String(value, StandardCharsets.UTF_8)).isNotEmpty();
    }

    assertThat(allocated() - before).isGreaterThan(ONCE);
  }

  private long allocated() {
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
