package io.barograph.core.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What a line of noise and a line with a signal cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DialectBenchmark {
  private static final String NOISE =
      "2026-11-22T14:46:24.551693Z  INFO codex_core::session: turn started for model gpt-5 with 12"
          + " tools, sandbox read-only, approval never, working directory x";
  private static final String NOTICE =
      "stream error: Failed to refresh token: 401 Unauthorized; retrying 1/5 in 187ms…";

  private final Needles needles = Needles.of(Dialects.ALL, List.of("message"));
  private final Dialect codex = new CodexDialect();
  private final byte[] noise = NOISE.getBytes(StandardCharsets.UTF_8);
  private final byte[] json =
      ("{\"cli\":\"codex\",\"user\":\"alice\",\"message\":\"" + NOISE + "\"}")
          .getBytes(StandardCharsets.UTF_8);

  /** Starts the benchmark from an editor or the command line. */
  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(DialectBenchmark.class.getSimpleName()).build()).run();
  }

  @Benchmark
  public boolean noiseLine() {
    return needles.mayHoldSignal(noise, 0, noise.length);
  }

  @Benchmark
  public boolean noiseLineInJson() {
    return needles.mayHoldSignalInJson(json, 0, json.length);
  }

  @Benchmark
  public @Nullable Reading noticeRead() {
    return codex.read(NOTICE);
  }

  @Benchmark
  public Object leadingTime() {
    return String.valueOf(LineTime.leading(NOISE));
  }
}
