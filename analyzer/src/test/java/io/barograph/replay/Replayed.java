package io.barograph.replay;

import io.barograph.core.engine.Engines;
import io.barograph.core.engine.Finding;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Recognisers;
import io.barograph.ingest.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything that a replay tells, as the {@code replay} command would carry it. */
final class Replayed implements Replay.Listener {
  static final Given NOTHING_GIVEN = new Given(null, null, null, null);

  private static final Recogniser RECOGNISER = Recognisers.byDefault(Duration.ofMinutes(5), 200);

  /** A line with a signal, and where and how it was read. */
  record Read(Replay.Place place, Sighting sighting, Provenance provenance, Instant clock) {
    TimeSource source() {
      return provenance.timeSource();
    }

    boolean skewed() {
      return provenance.skewed();
    }
  }

  final List<Read> reads = new ArrayList<>();
  final List<Envelope> envelopes = new ArrayList<>();
  final List<Unreadable.Reason> unreadable = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  private final Logins logins = new Logins(Engines.byDefault(), findings::add);
  private Replay.Totals totals = new Replay.Totals(0, 0, 0);

  private Replayed() {}

  static Replayed files(Given given, String... files) {
    return of(given, InputStream.nullInputStream(), files);
  }

  static Replayed standardInput(Given given, byte[] bytes) {
    return of(given, new ByteArrayInputStream(bytes), "-");
  }

  private static Replayed of(Given given, InputStream standardInput, String... files) {
    Replayed replayed = new Replayed();
    replayed.totals = new Replay(RECOGNISER).read(List.of(files), given, standardInput, replayed);
    replayed.logins.finish();
    return replayed;
  }

  Replay.Totals totals() {
    return totals;
  }

  List<RetrySequence> sequences() {
    return findings.stream()
        .filter(Finding.SequenceClosed.class::isInstance)
        .map(finding -> ((Finding.SequenceClosed) finding).sequence())
        .toList();
  }

  List<Sighting> sightings() {
    return reads.stream().map(Read::sighting).toList();
  }

  @Override
  public void signal(Replay.Place place, Sighting sighting, Provenance provenance, Instant clock) {
    reads.add(new Read(place, sighting, provenance, clock));
    logins.accept(sighting, clock);
  }

  @Override
  public void envelope(Replay.Place place, Envelope envelope) {
    envelopes.add(envelope);
  }

  @Override
  public void unreadable(Replay.Place place, Unreadable unread) {
    unreadable.add(unread.reason());
  }
}
