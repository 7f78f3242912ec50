package io.barograph.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The registry behind {@code /metrics}, with the meters of the JVM and the process. */
public final class PrometheusMetrics implements AutoCloseable {

  /** The formats that a scrape can have. */
  public enum Format {
    TEXT("text/plain; version=0.0.4; charset=utf-8"),
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
      this.contentType = contentType;
    }

    /** The value of the {@code Content-Type} header. */
    public String contentType() {
      return contentType;
    }
  }

  private final PrometheusMeterRegistry registry;
  private final JvmGcMetrics collections;

  private PrometheusMetrics(PrometheusMeterRegistry registry, JvmGcMetrics collections) {
    this.registry = registry;
    this.collections = collections;
  }

  /** A registry of its own, with the filter for Kafka's meters in place. */
  public static PrometheusMetrics create() {
    PrometheusMeterRegistry registry =
        new PrometheusMeterRegistry(
            new Configuration(), new PrometheusRegistry(), Clock.SYSTEM, new StormExemplars());
    registry.config().meterFilter(new KafkaMeterFilter());
    JvmGcMetrics collections = new JvmGcMetrics();
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    return new PrometheusMetrics(registry, collections);
  }

  /** Where meters are registered. */
  public MeterRegistry registry() {
    return registry;
  }

  /** What a counter has counted, over all its labels. */
  public long total(Meters counter) {
    return (long)
        registry.find(counter.meterName()).counters().stream().mapToDouble(Counter::count).sum();
  }

  /** All meters with their present values. */
  public String scrape(Format format) {
    return registry.scrape(format.contentType());
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  /** Micrometer's defaults but for one. */
  private static final class Configuration implements PrometheusConfig {
    @Override
    public @Nullable String get(String key) {
      return null;
    }

    @Override
    public Properties prometheusProperties() {
      Properties properties = new Properties();
      // Exemplars on _count make Prometheus 2.42 drop the whole target.
      properties.setProperty("io.prometheus.exporter.exemplarsOnAllMetricTypes", "false");
      return properties;
    }
  }
}
