package io.barograph.event;

import java.util.List;

/** Every type of event, once. */
public final class EventType {
  public static final String SEQUENCE_CLOSED = "io.barograph.retry-sequence.closed.v1";
  public static final String STORM_OPENED = "io.barograph.storm.opened.v1";
  public static final String STORM_ESCALATED = "io.barograph.storm.escalated.v1";
  public static final String STORM_CALMED = "io.barograph.storm.calmed.v1";
  public static final String REMEDIATION_ADVISED = "io.barograph.remediation.advised.v1";
  public static final String REMEDIATION_WITHDRAWN = "io.barograph.remediation.withdrawn.v1";
  public static final String INCIDENT_OPENED = "io.barograph.incident.opened.v1";
  public static final String INCIDENT_CLOSED = "io.barograph.incident.closed.v1";
  public static final String SIGNAL_DELAYED = "io.barograph.signal.delayed.v1";
  public static final String RETRY_COUNT_UPDATED = "io.barograph.retry-count.updated.v1";

  /** What findings are written as; counts are no findings. */
  public static final List<String> FINDINGS =
      List.of(
          SEQUENCE_CLOSED,
          STORM_OPENED,
          STORM_ESCALATED,
          STORM_CALMED,
          INCIDENT_OPENED,
          INCIDENT_CLOSED,
          REMEDIATION_ADVISED,
          REMEDIATION_WITHDRAWN,
          SIGNAL_DELAYED);

  private static final String PREFIX = "io.barograph.";
  private static final String VERSION = ".v1";

  private EventType() {}

  /** The short form for people, such as {@code storm.opened}. */
  public static String shortOf(String type) {
    return type.substring(PREFIX.length(), type.length() - VERSION.length());
  }

  /** The full type of a short form. */
  public static String ofShort(String name) {
    return PREFIX + name + VERSION;
  }
}
