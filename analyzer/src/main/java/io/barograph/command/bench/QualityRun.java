package io.barograph.command.bench;

import io.barograph.bench.Findings;
import io.barograph.bench.Judge;
import io.barograph.bench.Quality;
import io.barograph.command.Assembly;
import io.barograph.command.NativeJson;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;
import io.barograph.embedded.fleet.FleetOptions;
import io.barograph.embedded.fleet.ShippedLine;
import io.barograph.embedded.fleet.SimulatedFleet;
import io.barograph.ingest.Attributes;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.RawRecord;
import io.barograph.ingest.Recognised;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Unreadable;
import io.barograph.replay.Logins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Plays one labelled fleet through recogniser and engines, as records of a topic, and has it
 * judged.
 */
final class QualityRun {
  private final Assembly parts;
  private final FleetOptions options;
  private long lines;
  private Duration took = Duration.ZERO;

  QualityRun(Assembly parts, FleetOptions options) {
    this.parts = parts;
    this.options = options;
  }

  Quality play() {
    long began = System.nanoTime();
    SimulatedFleet fleet = new SimulatedFleet(options);
    Findings findings = new Findings();
    Recogniser recogniser = parts.recogniser();
    Feed feed = new Feed(new Logins(parts.stages(List.of()), findings::add));
    for (ShippedLine line : fleet) {
      recogniser.read(record(line, lines++), feed);
    }
    feed.end(options.end());
    took = Duration.ofNanos(System.nanoTime() - began);
    return Judge.judge(fleet.truth(), options.length(), findings);
  }

  long lines() {
    return lines;
  }

  /** Without the judging. */
  Duration took() {
    return took;
  }

  private static RawRecord record(ShippedLine line, long position) {
    return new RawRecord(
        NativeJson.of(line),
        null,
        Attributes.NONE,
        Attributes.NONE,
        line.arrival(),
        TimeSource.RECORD,
        position,
        null,
        null,
        null);
  }

  /** Hands signals on; the clock is the latest of them, as in a replay. */
  private static final class Feed implements Recognised {
    private final Logins logins;
    private Instant clock = Instant.EPOCH;

    Feed(Logins logins) {
      this.logins = logins;
    }

    @Override
    public void envelope(Envelope envelope) {}

    @Override
    public void signal(Sighting sighting, Provenance provenance) {
      clock = sighting.time().isAfter(clock) ? sighting.time() : clock;
      logins.accept(sighting, clock);
    }

    @Override
    public void noise(int count) {}

    @Override
    public void unreadable(Unreadable unreadable) {
      throw new IllegalStateException("a simulated line is " + unreadable.reason().label());
    }

    void end(Instant last) {
      logins.advance(last.isAfter(clock) ? last : clock);
      logins.finish();
    }
  }
}
