package io.barograph.sink;

import io.barograph.metrics.DeliveryMetrics;
import io.barograph.metrics.DeliveryMetrics.Sink;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import java.util.function.IntSupplier;

/** The meters of a way to people. */
final class Counted {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Sink sink;

  Counted(Sink sink) {
    this.sink = sink;
  }

  DeliveryMetrics of(IntSupplier pending) {
    return new DeliveryMetrics(registry, sink, pending);
  }

  int delivered() {
    return count("delivered");
  }

  int count(String result) {
    return (int) Objects.requireNonNull(counter(result)).measure().iterator().next().getValue();
  }

  int pending() {
    return registry.getMeters().stream()
        .filter(meter -> meter.getId().getType() == Meter.Type.GAUGE)
        .mapToInt(meter -> (int) meter.measure().iterator().next().getValue())
        .sum();
  }

  private Meter counter(String result) {
    return registry.getMeters().stream()
        .filter(meter -> result.equals(meter.getId().getTag("result")))
        .findFirst()
        .orElseThrow();
  }
}
