package io.barograph.event;

/** Every type of event, once. */
public final class EventType {
  public static final String SEQUENCE_CLOSED = "io.barograph.retry-sequence.closed.v1";
  public static final String STORM_OPENED = "io.barograph.storm.opened.v1";
  public static final String STORM_ESCALATED = "io.barograph.storm.escalated.v1";
  public static final String STORM_CALMED = "io.barograph.storm.calmed.v1";
  public static final String REMEDIATION_ADVISED = "io.barograph.remediation.advised.v1";
  public static final String SIGNAL_DELAYED = "io.barograph.signal.delayed.v1";
  public static final String RETRY_COUNT_UPDATED = "io.barograph.retry-count.updated.v1";

  private EventType() {}
}
