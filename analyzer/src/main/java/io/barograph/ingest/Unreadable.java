package io.barograph.ingest;

import java.util.Locale;

/**
 * Why a record could not be read, with no more of its text than is safe to keep.
 *
 * @param excerpt scrubbed of secrets and bounded; empty where there is nothing to show
 */
public record Unreadable(Reason reason, String excerpt) {

  /** The lower-case name is the value in dead letters and labels. */
  public enum Reason {
    /** A record without a value. */
    TOMBSTONE,
    /** A value without bytes. */
    EMPTY,
    /** More bytes than {@link Recogniser#LONGEST_RECORD}. */
    TOO_LONG,
    /** Neither text nor an envelope that is known. */
    INVALID_UTF8,
    /** It begins as OpenTelemetry's binary form does, but is cut or damaged. */
    BAD_PROTOBUF,
    /** It looks like a log line in JSON, but is cut, damaged or nested too deep. */
    BAD_JSON,
    /** Failed inside the analyzer; a defect. */
    PROCESSING_FAILED;

    /** Whether there is text to take an excerpt of. */
    boolean isText() {
      return this != INVALID_UTF8 && this != BAD_PROTOBUF;
    }

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return "Unreadable[" + reason.label() + "]";
  }
}
