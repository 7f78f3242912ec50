package io.barograph.core.sequence;

import java.time.Duration;

/**
 * When trouble that falls silent is over.
 *
 * @param silence after the last signal and the last announced delay; at least {@link #SHORTEST}
 */
public record SequencePolicy(Duration silence) {
  /** Longer than the gap between two notices of one turn: request, time-out and back-off. */
  public static final Duration SHORTEST = Duration.ofSeconds(5);

  public static final SequencePolicy DEFAULT = new SequencePolicy(Duration.ofMinutes(2));

  /**
   * The last line of a failed turn is followed by its own repeat and by tracing records of the same
   * failure; 0.35 s at most in the recordings, and the shipper's jitter comes on top. A verdict
   * that they cannot change does not wait for them.
   */
  static final Duration LINGER = Duration.ofSeconds(3);

  /**
   * Where the last line may be an echo, only silence or the next run proves it real: an answer
   * after it proves an echo, and answers take seconds.
   */
  static final Duration DOUBT = Duration.ofSeconds(30);

  /**
   * A failure that telemetry tells waits so long for its line on stderr, which is stamped when a
   * shipper reads it, and for the request that a turn makes where a connection prepared for it
   * failed: that takes seconds.
   */
  static final Duration CONFIRMATION = Duration.ofSeconds(30);

  /** Tracing records of a run stand up to a few seconds before its banner. */
  static final Duration STARTUP = Duration.ofSeconds(30);

  /** The cause of a retry is hinted at shortly before its notice. */
  static final Duration HINT_LIFE = Duration.ofMinutes(1);

  /** The lines of one printed body come at once. */
  static final Duration BODY = Duration.ofSeconds(3);

  public SequencePolicy {
    if (silence.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "sequence.silence must be at least " + SHORTEST + " but was " + silence);
    }
  }
}
