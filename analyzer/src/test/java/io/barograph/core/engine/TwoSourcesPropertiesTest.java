package io.barograph.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs that fail or succeed one after the other on each of two hosts: each failure is found once,
 * be it seen on stderr, in telemetry or in both, and where both tell it, it says so.
 */
class TwoSourcesPropertiesTest {
  private static final int RUNS = 8;
  private static final Duration LATENESS = Engines.LATENESS;

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyFailureIsFoundOnceWhereverItIsSeen(long seed) {
    Played played = new Played(seed);

    for (Set<Origin> seen : List.of(STDERR, TELEMETRY, BOTH)) {
      List<RetrySequence> failures = failures(carried(played.seenIn(seen), seed));
      assertThat(failures).as("seen in %s", seen).hasSize(played.failed);
      assertThat(failures).extracting(RetrySequence::seenIn).allMatch(seen::equals);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRestartAtEveryStepChangesNoFinding(long seed) {
    List<Sighting> signals = new Played(seed).seenIn(BOTH);

    List<Finding> restarted = new Carrier().restarting().carry(arrivals(signals, seed));
    assertThat(Carrier.verdicts(restarted)).isEqualTo(Carrier.verdicts(carried(signals, seed)));
  }

  private static final Set<Origin> STDERR = EnumSet.of(Origin.STDERR);
  private static final Set<Origin> TELEMETRY = EnumSet.of(Origin.TELEMETRY);
  private static final Set<Origin> BOTH = EnumSet.allOf(Origin.class);

  private static List<Carrier.Arrival> arrivals(List<Sighting> signals, long seed) {
    return Carrier.delayed(signals, LATENESS, new Random(seed));
  }

  private static List<Finding> carried(List<Sighting> signals, long seed) {
    return new Carrier().carry(arrivals(signals, seed));
  }

  private static List<RetrySequence> failures(List<Finding> findings) {
    return findings.stream()
        .filter(Finding.SequenceClosed.class::isInstance)
        .map(finding -> ((Finding.SequenceClosed) finding).sequence())
        .filter(sequence -> sequence.verdict().outcome() == Outcome.FAILED)
        .toList();
  }

  /** What two hosts show and send. */
  private static final class Played {
    private static final Signal REJECTED =
        new Signal.TurnFailed(Cause.REFRESH_REJECTED, Reason.REUSED);
    private static final Signal GIVEN_UP =
        new Signal.TurnFailed(Cause.REFRESH_REJECTED, Reason.UNKNOWN);

    private final List<Sighting> sightings = new ArrayList<>();
    private final Random random;

    /** How a shipper stamps lines: as they are, by whole seconds, or late. */
    private final int stamps;

    private final boolean tellsHost;
    private int failed;

    Played(long seed) {
      random = new Random(seed);
      stamps = random.nextInt(3);
      tellsHost = random.nextBoolean();
      for (String host : List.of("host-0", "host-1")) {
        Instant at = GeneratedSignals.START.plusMillis(random.nextInt(5_000));
        for (int run = 0; run < RUNS; run++) {
          at = run(new HostId(host), new SessionId(host + "-run-" + run), at);
        }
      }
    }

    List<Sighting> seenIn(Set<Origin> origins) {
      return sightings.stream()
          .filter(sighting -> origins.contains(sighting.origin()))
          .sorted(Comparator.comparing(Sighting::time))
          .toList();
    }

    private Instant run(HostId host, SessionId id, Instant start) {
      Instant at = start;
      sent(host, id, at, new Signal.RunStarted("0.146.1"));
      line(host, at.plusMillis(20), new Signal.RunStarted("0.146.1"));
      line(host, at.plusMillis(21), new Signal.SessionNamed(id));
      sent(host, id, at.plusMillis(40), new Signal.TurnStarted());
      if (random.nextBoolean()) {
        failed++;
        at = at.plusMillis(500 + random.nextInt(8_000));
        if (random.nextBoolean()) {
          // The connection prepared for the turn fails first.
          sent(host, id, at.minusMillis(random.nextInt(400)), GIVEN_UP);
        }
        sent(host, id, at, GIVEN_UP);
        line(host, at.plusMillis(10), REJECTED);
        line(host, at.plusMillis(11), REJECTED);
      } else {
        at = at.plusMillis(500 + random.nextInt(8_000));
        sent(host, id, at, new Signal.TurnCompleted());
        line(host, at.plusMillis(10), new Signal.TurnCompleted());
      }
      return at.plusMillis(1_000 + random.nextInt(20_000));
    }

    private void line(HostId host, Instant at, Signal signal) {
      Instant stamped =
          switch (stamps) {
            case 0 -> at;
            case 1 -> at.truncatedTo(ChronoUnit.SECONDS);
            default -> at.plusSeconds(2);
          };
      seen(host, SessionId.ofStream(host.value()), Origin.STDERR, stamped, signal);
    }

    private void sent(HostId host, SessionId id, Instant at, Signal signal) {
      seen(tellsHost ? host : HostId.UNKNOWN, id, Origin.TELEMETRY, at, signal);
    }

    private void seen(HostId host, SessionId id, Origin origin, Instant at, Signal signal) {
      sightings.add(
          new Sighting(
              GeneratedSignals.LOGIN,
              host,
              id,
              null,
              Site.UNKNOWN,
              origin,
              at,
              sightings.size(),
              signal));
    }
  }
}
