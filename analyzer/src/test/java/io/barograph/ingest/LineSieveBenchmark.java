package io.barograph.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a line of a file costs to find and to tell for noise, one in twenty holding a signal. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LineSieveBenchmark implements LineSieve.Found {
  private static final int LINES = 2_000;
  private static final String NOISE =
      "2026-11-22T14:19:57.468494Z  INFO codex_core::exec: finished step 17 of the build in 412 ms,"
          + " nothing to report, 23 files were read and none was written";

  private final LineSieve sieve = Recognisers.byDefault(Duration.ofSeconds(30), 200).lineSieve();
  private final byte[] block = block();
  private long found;

  @Benchmark
  @OperationsPerInvocation(LINES)
  public long sift() {
    return found + sieve.sift(block, 0, block.length, this);
  }

  @Override
  public void line(int from, int to, int before, int timed) {
    found++;
  }

  private static byte[] block() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      lines.append(i % 20 == 19 ? Heard.FAILED : NOISE + ' ' + i).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
