package io.barograph.core.sequence;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Signal.Section;
import io.barograph.core.signal.Unpacking;
import io.barograph.core.signal.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is remembered of one session: the frame of its run, and its trouble if it has any. */
public final class SessionState {
  final Login login;
  final HostId host;
  final SessionId session;
  Instant lastAt;
  Section section = Section.OWN;
  @Nullable String version;
  Names names = new Names();

  /** Lines of it were seen: it is more than what telemetry tells. */
  boolean onStderr;

  /** Telemetry told that the conversation began, and of no prompt since. */
  boolean awaitsPrompt;

  /** The last turn failed, on stderr too, and its sequence is closed. */
  boolean told;

  /** The last that a signal told. */
  @Nullable AccountId account;

  Cause hint = Cause.UNKNOWN;
  @Nullable Instant hintedAt;
  @Nullable OpenSequence open;

  public SessionState(Login login, HostId host, SessionId session, Instant lastAt) {
    this.login = login;
    this.host = host;
    this.session = session;
    this.lastAt = lastAt;
  }

  public HostId host() {
    return host;
  }

  /** As the shipper or, failing that, the stream named it. */
  public SessionId session() {
    return session;
  }

  /** Event time of the last signal. */
  public Instant lastAt() {
    return lastAt;
  }

  public boolean hasTrouble() {
    return open != null;
  }

  /** When the trouble will have ended if nothing more comes; null without any. */
  public @Nullable Instant troubledUntil() {
    OpenSequence trouble = open;
    if (trouble == null) {
      return null;
    }
    return trouble.failedAt == null ? trouble.lastAt : trouble.failedAt;
  }

  /** Whether any line of it was seen, and not telemetry alone. */
  public boolean isOnStderr() {
    return onStderr;
  }

  /** A stream whose run has told no id: nothing names the conversation that it shows. */
  public boolean isNameless() {
    return session.isStream() && names.printed == null;
  }

  /** Whether this is the conversation, or the stream that shows it. */
  public boolean shows(SessionId conversation) {
    return session.equals(conversation) || names.hold(conversation);
  }

  /** Whether the run that showed the conversation is over here. */
  public boolean showedBefore(SessionId conversation) {
    return names.heldBefore(conversation);
  }

  /** From now on this shows the conversation, though no line says so. */
  public void join(SessionId conversation) {
    names.join(conversation);
  }

  /** Takes over what telemetry told, before it was known to belong here. */
  public void add(SessionState reported) {
    lastAt = reported.lastAt.isAfter(lastAt) ? reported.lastAt : lastAt;
    account = account == null ? reported.account : account;
    awaitsPrompt |= reported.awaitsPrompt;
    Instant hinted = reported.hintedAt;
    if (hinted != null && (hintedAt == null || hinted.isAfter(hintedAt))) {
      hint(reported.hint, hinted);
    }
    if (open == null) {
      open = reported.open;
    } else if (reported.open != null) {
      open.add(reported.open);
    }
  }

  /** Whether lines tell where the run begins. */
  boolean isFramed() {
    return onStderr && (version != null || names.printed != null);
  }

  /** The session as its events name it: as shipped, else as printed by the run, else the stream. */
  SessionId name() {
    SessionId printed = names.printed;
    return session.isStream() && printed != null ? printed : session;
  }

  /** Takes what every signal tells, whatever it means. */
  void saw(Sighting sighting) {
    lastAt = sighting.time();
    onStderr |= sighting.origin() == Origin.STDERR;
    account = sighting.account() == null ? account : sighting.account();
  }

  void hint(Cause cause, Instant at) {
    if (cause != Cause.UNKNOWN) {
      hint = cause;
      hintedAt = at;
    }
  }

  /** The hint, if it is fresh enough to speak of trouble that began at {@code startedAt}. */
  Cause hintFor(Instant startedAt) {
    boolean fresh =
        hintedAt != null && !hintedAt.isBefore(startedAt.minus(SequencePolicy.HINT_LIFE));
    return fresh ? hint : Cause.UNKNOWN;
  }

  /** The trouble of this turn; begins with this if there was none. */
  OpenSequence opened(Instant at) {
    OpenSequence trouble = open;
    if (trouble == null) {
      trouble = new OpenSequence(at);
      trouble.doubtful = section != Section.OWN;
      told = false;
      open = trouble;
    }
    trouble.doubtful &= section != Section.OWN;
    trouble.lastAt = at;
    return trouble;
  }

  boolean isEchoOfTool(OpenSequence trouble) {
    return trouble.doubtful && section == Section.TOOL_OUTPUT;
  }

  /** Judges trouble whose verdict nothing can change any more, before it is closed. */
  void settle(Endings endings) {
    OpenSequence trouble = open;
    if (trouble != null && !trouble.judged && trouble.isSettled()) {
      trouble.judged = true;
      Instant failedAt = Objects.requireNonNull(trouble.failedAt);
      endings.judged(verdict(trouble, Outcome.FAILED, failedAt));
    }
  }

  void close(
      OpenSequence trouble,
      Outcome outcome,
      Instant endedAt,
      RetrySequence.ClosedBy closedBy,
      Endings endings) {
    Verdict verdict = verdict(trouble, outcome, endedAt);
    open = null;
    told = outcome == Outcome.FAILED && trouble.evidence.seenIn().contains(Origin.STDERR);
    endings.closed(
        new RetrySequence(
            login,
            verdict,
            trouble.limit,
            trouble.lastAttempt,
            List.copyOf(trouble.delays),
            closedBy,
            trouble.evidence.tallies(),
            trouble.evidence.seenIn(),
            version,
            account));
    if (!trouble.judged) {
      endings.judged(verdict);
    }
  }

  private Verdict verdict(OpenSequence trouble, Outcome outcome, Instant endedAt) {
    Cause cause = trouble.cause(hintFor(trouble.startedAt));
    return new Verdict(
        host,
        name(),
        outcome,
        cause,
        trouble.reason(cause),
        trouble.attempts,
        trouble.startedAt,
        endedAt);
  }

  public void writeTo(Packing out) {
    out.text(host.value());
    SightingFormat.writeSession(out, session);
    out.time(lastAt);
    out.one(section);
    out.optional(version);
    names.writeTo(out);
    out.flag(onStderr);
    out.flag(awaitsPrompt);
    out.flag(told);
    SightingFormat.writeAccount(out, account);
    out.one(hint);
    out.optional(hintedAt);
    out.flag(open != null);
    if (open != null) {
      open.writeTo(out);
    }
  }

  public static SessionState readFrom(Login login, Unpacking in) throws IOException {
    HostId host = new HostId(in.text());
    SessionId session = SightingFormat.readSession(in);
    SessionState state = new SessionState(login, host, session, in.time());
    state.section = in.one(Section.class);
    state.version = in.optionalText();
    state.names = Names.readFrom(in);
    state.onStderr = in.flag();
    state.awaitsPrompt = in.flag();
    state.told = in.flag();
    state.account = SightingFormat.readAccount(in);
    state.hint = in.one(Cause.class);
    state.hintedAt = in.optionalTime();
    state.open = in.flag() ? OpenSequence.readFrom(in) : null;
    return state;
  }
}
