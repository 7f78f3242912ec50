package io.barograph.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Registers what the list of meters names. */
final class Instruments {
  private final MeterRegistry registry;
  private final Map<Meters, CounterFamily> families = new ConcurrentHashMap<>();

  Instruments(MeterRegistry registry) {
    this.registry = registry;
  }

  CounterFamily family(Meters meter) {
    return families.computeIfAbsent(meter, name -> new CounterFamily(registry, name));
  }

  /** The counter of the meter with these values, in the order of its labels. */
  Counter counter(Meters meter, String... values) {
    return CounterFamily.counter(registry, meter, values);
  }

  Timer timer(Meters meter, Duration... buckets) {
    return Timer.builder(meter.meterName())
        .description(meter.help())
        .serviceLevelObjectives(buckets)
        .register(registry);
  }

  /** Below zero, by a clock that is ahead, counts as zero: Micrometer would drop it. */
  static void record(Timer timer, Duration time) {
    timer.record(time.isNegative() ? Duration.ZERO : time);
  }

  /** A gauge whose rows come and go. */
  MultiGauge rows(Meters meter) {
    return MultiGauge.builder(meter.meterName()).description(meter.help()).register(registry);
  }

  /** Micrometer holds gauges weakly unless told so: after a garbage collection they are NaN. */
  void gauge(Meters meter, Supplier<Number> value, String... values) {
    Gauge.builder(meter.meterName(), value)
        .description(meter.help())
        .tags(CounterFamily.tags(meter, values))
        .strongReference(true)
        .register(registry);
  }
}
