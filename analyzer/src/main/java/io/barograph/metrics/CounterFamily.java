package io.barograph.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The counters of one meter with one label, found by a constant without building strings. */
final class CounterFamily {
  private final MeterRegistry registry;
  private final Meters meter;
  private final Map<Enum<?>, Counter> counters = new ConcurrentHashMap<>();

  CounterFamily(MeterRegistry registry, Meters meter) {
    this.registry = registry;
    this.meter = meter;
  }

  /** The counter of the constant, at zero when first asked for. */
  Counter of(Enum<?> value) {
    Counter known = counters.get(value);
    return known != null ? known : counters.computeIfAbsent(value, this::create);
  }

  private Counter create(Enum<?> value) {
    return counter(registry, meter, value.name().toLowerCase(Locale.ROOT));
  }

  /** The counter of the meter with these values, in the order of its labels. */
  static Counter counter(MeterRegistry registry, Meters meter, String... values) {
    return Counter.builder(meter.meterName())
        .description(meter.help())
        .tags(tags(meter, values))
        .register(registry);
  }

  /** The labels of the meter with these values. */
  static List<Tag> tags(Meters meter, String... values) {
    if (values.length != meter.labels().size()) {
      throw new IllegalArgumentException(meter + " has the labels " + meter.labels());
    }
    return IntStream.range(0, values.length)
        .mapToObj(i -> Tag.of(meter.labels().get(i), values[i]))
        .toList();
  }
}
