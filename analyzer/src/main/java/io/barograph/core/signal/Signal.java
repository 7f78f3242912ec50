package io.barograph.core.signal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a line means, whatever CLI wrote it. Signals carry no text of the line but a version and a
 * session id, so that nothing secret or personal travels on. Every signal is a value: two equal
 * signals at one time in one session are one signal shipped twice.
 */
public sealed interface Signal {

  /**
   * A retry was announced: n of m.
   *
   * @param attempt n, 1 to m
   * @param limit m, 1 to 100
   * @param delay the announced wait, or null where the line has none
   * @param cause what the line says went wrong; {@link Cause#UNKNOWN} where it says nothing
   * @param reason of a rejected refresh, {@link Reason#REGION_REFUSED} of one that got no verdict
   *     for it, else null
   * @param form the grammar it was written in
   */
  record RetryAnnounced(
      int attempt,
      int limit,
      @Nullable Duration delay,
      Cause cause,
      @Nullable Reason reason,
      NoticeForm form)
      implements Signal {}

  /**
   * The grammar of a retry notice. Some forms start their counter over inside one turn, and each is
   * printed by some versions only: a form of another era inside a run is an echo.
   */
  enum NoticeForm {
    /** {@code [time] stream error: … retrying n/m in d…}, stdout, to about 0.42. */
    STAMPED_STREAM_ERROR,
    /** {@code stream error: … retrying n/m in d…}, 0.43 to about 0.45; terminal UI. */
    STREAM_ERROR,
    /** {@code Re-connecting... n/m} or {@code Reconnecting... n/m}, 0.45 to about 0.117. */
    RECONNECTING,
    /** {@code ERROR: Reconnecting... n/m}, from about 0.118; its counter starts over. */
    ERROR_RECONNECTING,
    /** A {@code --json} event of any version; its counter starts over. */
    JSON
  }

  /**
   * The first line of a retry notice whose cause holds line breaks; the counter stands on a later
   * line.
   */
  record RetryOpened(Cause cause, @Nullable Reason reason) implements Signal {}

  /** The tail of a retry notice that began on an earlier line. */
  record RetryContinued(int attempt, int limit, @Nullable Duration delay) implements Signal {}

  /** A retry without a counter: waiting for the network to come back. */
  record NetworkAwaited() implements Signal {}

  /** A token refresh was rejected; no word on how the turn ends. */
  record RefreshRejected(Reason reason) implements Signal {}

  /**
   * A token refresh failed without a verdict; transient.
   *
   * @param reason {@link Reason#REGION_REFUSED}, or null where nothing tells
   */
  record RefreshUnreachable(@Nullable Reason reason) implements Signal {}

  /** A detail that belongs to a failed refresh seen just before (a body over several lines). */
  record ReasonSeen(Reason reason) implements Signal {}

  /** A hint at what goes wrong, no trouble by itself: a failed request that is retried quietly. */
  record CauseSeen(Cause cause) implements Signal {}

  /** The transport changed inside a turn; the retry counter starts over. */
  record TransportChanged(Cause cause) implements Signal {}

  /**
   * The turn failed.
   *
   * @param cause {@link Cause#UNKNOWN} for a text no dialect knows
   * @param reason of a rejected refresh, {@link Reason#REGION_REFUSED} of one that got no verdict
   *     for it, else null
   */
  record TurnFailed(Cause cause, @Nullable Reason reason) implements Signal {}

  /** The turn completed: the model answered. */
  record TurnCompleted() implements Signal {}

  /** A turn began inside a run. */
  record TurnStarted() implements Signal {}

  /**
   * A run of the CLI began.
   *
   * @param version as printed, or null
   */
  record RunStarted(@Nullable String version) implements Signal {}

  /** The run told its session id. */
  record SessionNamed(SessionId session) implements Signal {}

  /** From here on the lines are what {@code section} says. */
  record SectionOpened(Section section) implements Signal {}

  /** Parts of a run's output. */
  enum Section {
    /** The prompt, echoed word for word. */
    PROMPT,
    /** What a tool printed, echoed. */
    TOOL_OUTPUT,
    /** The CLI's own words again: the answer, its thoughts, its start-up. */
    OWN
  }

  /** Signed in. */
  record SignedIn() implements Signal {}

  /** Signed out. */
  record SignedOut() implements Signal {}

  /** The kind's name in events, labels and {@code explain}: a closed set, no values in it. */
  default String kind() {
    return SignalKinds.NAMES.get(getClass());
  }
}
