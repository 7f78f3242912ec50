package io.barograph.ingest;

import io.barograph.core.signal.TimeSource;

/**
 * How it is known whose a line is, when it was written and where its host stands: the places that
 * told, as they are written in the settings, or {@link #NONE}.
 *
 * @param skewed its own time lay too far from the record's, which took its place
 */
public record Provenance(
    TimeSource timeSource,
    boolean skewed,
    String time,
    String user,
    String host,
    String session,
    String account,
    String cli,
    String network,
    String os,
    String group,
    String region) {
  /** Nothing told. */
  public static final String NONE = "nothing";
}
