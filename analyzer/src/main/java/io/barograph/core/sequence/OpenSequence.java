package io.barograph.core.sequence;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Unpacking;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The trouble of one turn while it lasts. */
final class OpenSequence {
  Instant startedAt;
  Instant lastAt;
  int attempts;
  int limit;
  int lastAttempt;
  List<Duration> delays = new ArrayList<>();

  /** What the notices say went wrong. */
  Cause noticed = Cause.UNKNOWN;

  /** Seen on its own lines, whatever the notices say. */
  boolean rejected;

  boolean unreachable;

  /** What said so stood beside a refresh without a verdict: it tells nothing of a rejected one. */
  boolean regionRefused;

  /** Of a rejected refresh. */
  Reason reason = Reason.UNKNOWN;

  /** Everything so far stood where prompts and tool output are echoed. */
  boolean doubtful;

  /** The transport changed: the next counter starts over. */
  boolean countsAnew;

  /** When a notice began whose counter is still to come. */
  @Nullable Instant openedNotice;

  /** When the turn's last line came; the sequence then only lingers. */
  @Nullable Instant failedAt;

  Cause failure = Cause.UNKNOWN;

  /** Only telemetry says that the turn failed; its last line may still come. */
  boolean reported;

  /** Its verdict was told already. */
  boolean judged;

  Evidence evidence = new Evidence();

  OpenSequence(Instant startedAt) {
    this.startedAt = startedAt;
    this.lastAt = startedAt;
  }

  /** The last retry was announced: m of m. */
  boolean isExhausted() {
    return attempts > 0 && lastAttempt == limit;
  }

  /** The turn was reported as failed, and yet goes on: only a part of it had failed. */
  void goesOn() {
    reported = false;
    rejected |= failure == Cause.REFRESH_REJECTED;
    failedAt = null;
    failure = Cause.UNKNOWN;
  }

  /**
   * What telemetry told of the same trouble, before it was known whose it is. Telemetry alone is
   * never judged before it closes.
   */
  void add(OpenSequence other) {
    startedAt = other.startedAt.isBefore(startedAt) ? other.startedAt : startedAt;
    lastAt = other.lastAt.isAfter(lastAt) ? other.lastAt : lastAt;
    rejected |= other.rejected || other.failure == Cause.REFRESH_REJECTED;
    unreachable |= other.unreachable;
    regionRefused |= other.regionRefused;
    doubtful = false;
    learnIfUnknown(other.reason);
    evidence.add(other.evidence);
    if (failedAt == null && attempts == 0) {
      failedAt = other.failedAt;
      failure = other.failure;
      reported = other.reported;
    }
  }

  /**
   * Whether nothing that may follow changes the verdict. Without a reason, or where the login is
   * not named as the cause, the records behind the last line may tell more.
   */
  boolean isSettled() {
    boolean certain = failedAt != null && !reported && !doubtful;
    boolean named =
        failure == Cause.REFRESH_REJECTED || (failure == Cause.API_UNAUTHORIZED && rejected);
    return certain && named && reason != Reason.UNKNOWN;
  }

  /** Only tracing records so far: they may stand before the banner of their own run. */
  boolean isOnlyTracing() {
    return attempts == 0 && failedAt == null && openedNotice == null;
  }

  /** When this is over if nothing more comes. */
  Instant deadline(SequencePolicy policy) {
    if (failedAt != null) {
      return failedAt.plus(
          reported
              ? SequencePolicy.CONFIRMATION
              : doubtful ? SequencePolicy.DOUBT : SequencePolicy.LINGER);
    }
    Duration announced = delays.isEmpty() ? Duration.ZERO : delays.get(delays.size() - 1);
    // As fine as times are packed, so that a restart changes no deadline.
    return lastAt.plus(announced).plus(policy.silence()).truncatedTo(ChronoUnit.MICROS);
  }

  /** After the turn's last line, records of the next run may come already. */
  void learn(@Nullable Reason told) {
    if (failedAt != null) {
      learnIfUnknown(told);
    } else {
      take(told);
    }
  }

  private void take(@Nullable Reason told) {
    if (told == Reason.REGION_REFUSED) {
      regionRefused = true;
    } else if (told != null && told != Reason.UNKNOWN) {
      reason = told;
    }
  }

  /** What was told before goes first. */
  void learnIfUnknown(@Nullable Reason told) {
    if (reason == Reason.UNKNOWN || told == Reason.REGION_REFUSED) {
      take(told);
    }
  }

  /**
   * The last line decides, but "unauthorized" there is a rejected refresh where the tracing records
   * show one; then what the notices said; then what else was seen.
   */
  Cause cause(Cause hint) {
    Cause told = failure != Cause.UNKNOWN ? failure : noticed;
    if (told == Cause.API_UNAUTHORIZED && rejected) {
      return Cause.REFRESH_REJECTED;
    }
    if (told != Cause.UNKNOWN) {
      return told;
    }
    if (rejected) {
      return Cause.REFRESH_REJECTED;
    }
    return unreachable ? Cause.REFRESH_UNREACHABLE : hint;
  }

  /** The reason that belongs to the cause; null where the cause has none. */
  @Nullable Reason reason(Cause cause) {
    return switch (cause) {
      case REFRESH_REJECTED -> reason;
      case REFRESH_UNREACHABLE -> regionRefused ? Reason.REGION_REFUSED : null;
      default -> null;
    };
  }

  void writeTo(Packing out) {
    out.time(startedAt);
    out.time(lastAt);
    out.number(attempts);
    out.number(limit);
    out.number(lastAttempt);
    out.number(delays.size());
    for (Duration delay : delays) {
      out.duration(delay);
    }
    out.one(noticed);
    out.flag(rejected);
    out.flag(unreachable);
    out.flag(regionRefused);
    out.one(reason);
    out.flag(doubtful);
    out.flag(countsAnew);
    out.optional(openedNotice);
    out.optional(failedAt);
    out.one(failure);
    out.flag(reported);
    out.flag(judged);
    evidence.writeTo(out);
  }

  static OpenSequence readFrom(Unpacking in) throws IOException {
    OpenSequence open = new OpenSequence(in.time());
    open.lastAt = in.time();
    open.attempts = (int) in.number();
    open.limit = (int) in.number();
    open.lastAttempt = (int) in.number();
    for (int i = in.count(); i > 0; i--) {
      open.delays.add(in.duration());
    }
    open.noticed = in.one(Cause.class);
    open.rejected = in.flag();
    open.unreachable = in.flag();
    open.regionRefused = in.flag();
    open.reason = in.one(Reason.class);
    open.doubtful = in.flag();
    open.countsAnew = in.flag();
    open.openedNotice = in.optionalTime();
    open.failedAt = in.optionalTime();
    open.failure = in.one(Cause.class);
    open.reported = in.flag();
    open.judged = in.flag();
    open.evidence = Evidence.readFrom(in);
    return open;
  }
}
