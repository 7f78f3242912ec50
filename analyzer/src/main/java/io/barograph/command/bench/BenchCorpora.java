package io.barograph.command.bench;

import io.barograph.embedded.fleet.Crowd;
import io.barograph.embedded.fleet.FleetOptions;
import io.barograph.embedded.fleet.ShippedLine;
import io.barograph.embedded.fleet.SimulatedFleet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** The lines that benches measure with: the same for everybody, by their seed. */
final class BenchCorpora {
  /** Event time of the first line. */
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private static final int BLOCK = 1 << 20;

  private final long seed;

  BenchCorpora(long seed) {
    this.seed = seed;
  }

  /** As the line was printed, and nothing else. */
  static byte[] bare(ShippedLine line) {
    return line.text().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Developers who play scenarios for ever.
   *
   * @param noise share of lines that belong to no recorded run
   */
  Iterator<ShippedLine> fleet(int users, double noise) {
    FleetOptions options =
        FleetOptions.startingAt(START)
            .withSeed(seed)
            .withUsers(users)
            .withNoise(0)
            .withLength(FleetOptions.ENDLESS);
    return new NoisyLines(
        new SimulatedFleet(options).iterator(), new Crowd(seed, users), noise, START);
  }

  /**
   * A crowd of whom each fails once in six minutes of event time.
   *
   * @param signals share of lines that end a failed turn
   */
  Iterator<ShippedLine> crowd(int users, double signals) {
    return new CrowdLines(new Crowd(seed, users), signals, START);
  }

  /** Writes the first lines, one after the other. */
  static void write(
      Iterator<ShippedLine> lines, long count, Function<ShippedLine, byte[]> form, Path file)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BLOCK)) {
      for (long i = 0; i < count; i++) {
        out.write(form.apply(lines.next()));
        out.write('\n');
      }
    }
  }

  /**
   * Writes all there are.
   *
   * @return how many that was
   */
  static long writeAll(Iterator<ShippedLine> lines, Function<ShippedLine, byte[]> form, Path file)
      throws IOException {
    long count = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BLOCK)) {
      for (; lines.hasNext(); count++) {
        out.write(form.apply(lines.next()));
        out.write('\n');
      }
    }
    return count;
  }

  static void compress(Path file, Path compressed) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed), BLOCK)) {
      in.transferTo(out);
    }
  }
}
