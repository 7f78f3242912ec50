package io.barograph.metrics;

import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives the storm that a measurement is about to whoever looks at a histogram: as an exemplar's
 * trace id, which is where Grafana finds a link.
 */
final class StormExemplars implements SpanContext {
  private static final ThreadLocal<String> STORM = new ThreadLocal<>();

  /** What the action measures is about this storm. */
  static void about(String stormId, Runnable action) {
    STORM.set(stormId);
    try {
      action.run();
    } finally {
      STORM.remove();
    }
  }

  @Override
  public @Nullable String getCurrentTraceId() {
    return STORM.get();
  }

  /** The client takes no exemplar without one. */
  @Override
  public String getCurrentSpanId() {
    return "storm";
  }

  @Override
  public boolean isCurrentSpanSampled() {
    return STORM.get() != null;
  }

  @Override
  public void markCurrentSpanAsExemplar() {
    // Nobody asks for it here.
  }
}
