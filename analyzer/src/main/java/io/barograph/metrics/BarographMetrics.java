package io.barograph.metrics;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.SignalKinds;
import io.barograph.core.storm.StormFinding;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what goes in, what is recognised and what comes out. Series of closed sets stand at zero
 * from the start, or the first event of each would be lost to {@code rate()}. Safe for many
 * threads.
 */
public final class BarographMetrics {
  /** From a line that is read at once to one behind a long outage. */
  private static final Duration[] LATENCY_BUCKETS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1)
  };

  private static final double MILLIS_PER_SECOND = 1000;

  private enum LineVerdict {
    SIGNAL,
    NOISE
  }

  private final Instruments instruments;
  private final Map<Class<?>, Counter> signals = new HashMap<>();
  private final Counter signalLines;
  private final Counter noiseLines;
  private final Counter lateSignals;
  private final Counter skewedLines;
  private final Counter repeatedSignals;
  private final Counter stormsEscalated;
  private final Counter threadReplacements;
  private final Counter policiesRejected;
  private final Timer detectionLatency;
  private final FleetMetrics fleet;
  private volatile IntSupplier openStorms = () -> 0;
  private volatile IntSupplier openIncidents = () -> 0;
  private volatile Supplier<@Nullable Instant> eventTime = () -> null;
  private volatile int policies;

  /**
   * Registers every meter.
   *
   * @param version of Barograph, as {@code barograph_info} tells it
   */
  public BarographMetrics(MeterRegistry registry, String version) {
    this.instruments = new Instruments(registry);
    signalLines = family(Meters.LINES).of(LineVerdict.SIGNAL);
    noiseLines = family(Meters.LINES).of(LineVerdict.NOISE);
    lateSignals = instruments.counter(Meters.LATE_SIGNALS);
    skewedLines = instruments.counter(Meters.SKEWED_LINES);
    repeatedSignals = instruments.counter(Meters.REPEATED_SIGNALS);
    stormsEscalated = instruments.counter(Meters.STORMS_ESCALATED);
    threadReplacements = instruments.counter(Meters.THREAD_REPLACEMENTS);
    policiesRejected = instruments.counter(Meters.POLICIES_REJECTED);
    detectionLatency = instruments.timer(Meters.DETECTION_LATENCY, LATENCY_BUCKETS);
    instruments.gauge(Meters.STORMS_OPEN, () -> openStorms.getAsInt());
    instruments.gauge(Meters.INCIDENTS_OPEN, () -> openIncidents.getAsInt());
    instruments.gauge(Meters.POLICIES, () -> policies);
    instruments.gauge(Meters.EVENT_TIME_LAG, this::eventTimeLag);
    instruments.gauge(Meters.INFO, () -> 1, version);
    fleet = new FleetMetrics(instruments);
    expectCore();
  }

  /** Counts what is known only of all logins together: advice and incidents. */
  public FleetMetrics fleet() {
    return fleet;
  }

  /** Puts series at zero for the constants of a room that this one may not know. */
  public void expect(Meters meter, Enum<?>... values) {
    for (Enum<?> value : values) {
      family(meter).of(value);
    }
  }

  /** Records were read in this envelope. */
  public void recordsRead(Enum<?> envelope, int count) {
    family(Meters.RECORDS).of(envelope).increment(count);
  }

  /** Lines that carry a signal were read. */
  public void signalLinesRead(int count) {
    signalLines.increment(count);
  }

  /** Lines without a signal were read. */
  public void noiseLinesRead(int count) {
    noiseLines.increment(count);
  }

  /** A signal was recognised. */
  public void signalRecognised(Signal signal) {
    Objects.requireNonNull(signals.get(signal.getClass())).increment();
  }

  /** A record could not be read. */
  public void recordUnreadable(Enum<?> reason) {
    family(Meters.UNREADABLE_RECORDS).of(reason).increment();
  }

  /** A dead letter was written. */
  public void deadLettered(Enum<?> reason) {
    family(Meters.DEAD_LETTERS).of(reason).increment();
  }

  /** A signal came after the allowed lateness. */
  public void signalLate() {
    lateSignals.increment();
  }

  /** A line's own time lay too far after that of its record. */
  public void lineSkewed() {
    skewedLines.increment();
  }

  /** A signal was seen that had been seen before. */
  public void signalRepeated() {
    repeatedSignals.increment();
  }

  /**
   * A retry sequence was closed.
   *
   * @param attempts retries announced in it, 0 or more
   */
  public void sequenceClosed(Cause cause, Outcome outcome, int attempts) {
    sequencesClosed(cause, outcome).increment();
    family(Meters.RETRY_ATTEMPTS).of(cause).increment(attempts);
  }

  /** Something was decided about a storm. */
  public void stormFound(StormFinding finding) {
    if (finding instanceof StormFinding.Opened opened) {
      family(Meters.STORMS_OPENED).of(opened.storm().reason()).increment();
    } else if (finding instanceof StormFinding.Calmed calmed) {
      stormsCalmed(calmed.how(), calmed.storm().reason()).increment();
    } else if (finding instanceof StormFinding.Escalated) {
      stormsEscalated.increment();
    }
  }

  /**
   * A storm was opened this long after the line that decided it.
   *
   * @param stormId which a scrape that takes exemplars is told
   * @param latency wall-clock; below zero, by a clock that is ahead, counts as zero
   */
  public void stormDetected(String stormId, Duration latency) {
    StormExemplars.about(stormId, () -> Instruments.record(detectionLatency, latency));
  }

  /** Tells from now on how far event time is; the last call holds. */
  public void watchEventTime(Supplier<@Nullable Instant> now) {
    eventTime = now;
  }

  /** Tells from now on how many storms are open; the last call holds. */
  public void watchOpenStorms(IntSupplier count) {
    openStorms = count;
  }

  /** Tells from now on how many incidents of the fleet are open; the last call holds. */
  public void watchOpenIncidents(IntSupplier count) {
    openIncidents = count;
  }

  /** A stream thread was replaced after an uncaught error. */
  public void threadReplaced() {
    threadReplacements.increment();
  }

  /** So many policies are known from their topic now. */
  public void policiesKnown(int count) {
    policies = count;
  }

  /** A policy on the topic could not be used. */
  public void policyRejected() {
    policiesRejected.increment();
  }

  private double eventTimeLag() {
    Instant reached = eventTime.get();
    return reached == null
        ? Double.NaN
        : Duration.between(reached, Instant.now()).toMillis() / MILLIS_PER_SECOND;
  }

  private CounterFamily family(Meters meter) {
    return instruments.family(meter);
  }

  private Counter stormsCalmed(StormFinding.How how, Reason reason) {
    return instruments.counter(Meters.STORMS_CALMED, how.label(), reason.label());
  }

  private Counter sequencesClosed(Cause cause, Outcome outcome) {
    return instruments.counter(Meters.SEQUENCES_CLOSED, cause.label(), outcome.label());
  }

  private void expectCore() {
    for (Class<?> type : Signal.class.getPermittedSubclasses()) {
      signals.put(type, instruments.counter(Meters.SIGNALS, SignalKinds.of(type)));
    }
    for (Cause cause : Cause.values()) {
      for (Outcome outcome : Outcome.values()) {
        sequencesClosed(cause, outcome);
      }
    }
    expect(Meters.RETRY_ATTEMPTS, Cause.values());
    expect(Meters.STORMS_OPENED, FleetMetrics.REASONS_OF_STORMS.toArray(Reason[]::new));
    for (StormFinding.How how : StormFinding.How.values()) {
      FleetMetrics.REASONS_OF_STORMS.forEach(reason -> stormsCalmed(how, reason));
    }
  }
}
