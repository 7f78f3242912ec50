package io.barograph.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Counts what is sent to people, in the processes that send. Safe for many threads. */
public final class DeliveryMetrics {

  /** The way to people. */
  public enum Sink {
    ALERTMANAGER,
    WEBHOOK;

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of one attempt, or of all of them. */
  public enum Result {
    /** The receiver took it. */
    DELIVERED,
    /** It did not, and is asked again. */
    RETRIED,
    /** It will never take it. */
    REFUSED,
    /** It did not take it in all the time there was. */
    UNDELIVERABLE;

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Instruments instruments;
  private final Sink sink;

  /**
   * Registers the meters of one way.
   *
   * @param pending how many are held or wait now
   */
  public DeliveryMetrics(MeterRegistry registry, Sink sink, IntSupplier pending) {
    this.instruments = new Instruments(registry);
    this.sink = sink;
    for (Result result : Result.values()) {
      count(result, 0);
    }
    instruments.gauge(Meters.DELIVERIES_PENDING, pending::getAsInt, sink.label());
  }

  /** So many had this result. */
  public void count(Result result, int deliveries) {
    instruments.counter(Meters.DELIVERIES, sink.label(), result.label()).increment(deliveries);
  }
}
