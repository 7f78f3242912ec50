package io.barograph.core.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
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

  @Param({"codex", "gcloud", "aws", "az", "claude"})
  String cli = "codex";

  private final Needles needles = Needles.of(Dialects.ALL, List.of("message"));
  private final byte[] noise = NOISE.getBytes(StandardCharsets.UTF_8);
  private final byte[] json =
      ("{\"cli\":\"codex\",\"user\":\"alice\",\"message\":\"" + NOISE + "\"}")
          .getBytes(StandardCharsets.UTF_8);
  private final List<String> signals = new ArrayList<>();
  private Dialect dialect = new CodexDialect();
  private int next;

  @Setup
  public void takeSamples() {
    for (DialectContractTest.DialectSample sample : DialectContractTest.DialectSample.all()) {
      if (sample.dialect().cli().equals(cli) && !sample.isNoise()) {
        dialect = sample.dialect();
        signals.add(sample.line());
      }
    }
  }

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

  /** One sample after the other: what the dialect's signals cost on average. */
  @Benchmark
  public @Nullable Reading signalRead() {
    next = next + 1 < signals.size() ? next + 1 : 0;
    return dialect.read(signals.get(next));
  }

  /** A look-alike of another CLI, which every dialect is asked about. */
  @Benchmark
  public @Nullable Reading noiseRead() {
    return dialect.read(NOISE);
  }

  @Benchmark
  public Object leadingTime() {
    return String.valueOf(LineTime.leading(NOISE));
  }
}
