package io.barograph.core.remediation;

import io.barograph.core.remediation.LadderState.Live;
import io.barograph.core.remediation.Withdrawal.Because;
import io.barograph.core.remediation.Withdrawal.Result;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.Scope;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Remedies;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding.How;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Advises the lowest rung when a storm has settled, and the next one only when something shows that
 * the last did not help: a sign-in followed by another failure, a failure after the rung's time, or
 * a scope that proves it wrong. No rung is advised twice for one storm.
 *
 * <pre>
 *  storm opens ──▶ settles ──▶ rung ──▶ no help, cooled down ──▶ next rung … hand over
 *                     │          │
 *                     └──────────┴─ incident opens: withdrawn, wait ─▶ closes: spread out, rung
 *  storm calms by proof: withdrawn
 * </pre>
 */
public final class RemediationPlanner {
  private final RemediationPolicy policy;
  private final Ladder ladder;

  /**
   * Advises what the CLI of a login has.
   *
   * @param remedies of every CLI, by its name; a storm of another one is refused with an {@link
   *     IllegalStateException}
   */
  public RemediationPlanner(RemediationPolicy policy, Map<String, Remedies> remedies) {
    this.policy = policy;
    this.ladder = new Ladder(policy, remedies);
  }

  /**
   * Takes a storm that opened with a failure; it settles first. Whoever signed in unasked and
   * failed again has tried the first rung.
   */
  public void opened(
      LadderState state, Storm storm, Verdict verdict, Instant now, Duration settle) {
    Instant signedInAt = state.signedInAt;
    HostId signedInOn = state.signedInOn;
    state.over();
    state.due = now.plus(settle);
    if (signedInAt != null && signedInAt.isAfter(storm.onset())) {
      state.signedInAt = signedInAt;
      state.signedInOn = signedInOn;
      state.noHelp = noHelpOfSignIn(state, verdict);
    }
  }

  /** Takes a sign-in of the login. */
  public void signedIn(LadderState state, HostId host, Instant at) {
    if (state.live == null || at.isAfter(state.live.advisedAt())) {
      state.signedInAt = at;
      state.signedInOn = host;
    }
  }

  /** Takes another failure that the open storm counted. */
  public void failedAgain(
      LadderState state, Situation situation, Verdict verdict, Instant now, AdviceSink sink) {
    if (isProvedWrong(state, situation)) {
      state.noHelp = String.join(" ", situation.scope().evidence());
      withdraw(state, situation, Because.SCOPE_CHANGED, Result.DID_NOT_HELP, null, now, sink);
      state.due = ladder.cooledDown(state, now);
      return;
    }
    boolean waits = state.live != null && state.live.rung() == Rung.WAIT;
    if (!waits && !state.began() && state.noHelp == null) {
      state.noHelp = noHelpOfSignIn(state, verdict);
    }
    if (waits || state.noHelp != null || state.given.isEmpty() || state.due != null) {
      return;
    }
    state.noHelp = noHelp(state, verdict);
    if (state.noHelp != null) {
      state.due = ladder.cooledDown(state, now);
    }
  }

  /** Does what is due; nothing while it is not. */
  public void advance(LadderState state, Situation situation, Instant now, AdviceSink sink) {
    Storm storm = situation.storm();
    if (state.due == null || state.due.isAfter(now)) {
      return;
    }
    state.due = null;
    if (storm == null || (state.began() && state.noHelp == null)) {
      return;
    }
    Rung next = ladder.next(state, situation, now);
    if (next == null) {
      return;
    }
    Instant cool = ladder.cooledDown(state, now);
    if (cool.isAfter(now)) {
      state.due = cool;
      return;
    }
    climb(state, situation, storm, next, now, sink);
  }

  /** An incident covers the login: advice is taken back, and one wait stands in for it. */
  public void held(
      LadderState state, Situation situation, Incident incident, Instant now, AdviceSink sink) {
    state.due = null;
    state.noHelp = null;
    state.releasedAt = null;
    if (state.live != null && state.live.rung() != Rung.WAIT) {
      withdraw(state, situation, Because.INCIDENT_OPENED, Result.UNKNOWN, incident.id(), now, sink);
    }
    if (state.given.add(Rung.WAIT)) {
      state.live = new Live(Rung.WAIT, now, incident.id());
      String why = Wording.waiting(incident);
      List<String> evidence = Wording.evidence(storm(situation), situation);
      sink.advised(ladder.remediation(Rung.WAIT, situation, incident.id(), why, evidence, now));
    }
  }

  /**
   * The incident is over, or the login has left it: who is still in storm gets advice, after {@code
   * offset}. Who had some before, which was taken back, is given its time once more.
   */
  public void released(
      LadderState state,
      Situation situation,
      String incidentId,
      Instant now,
      Duration offset,
      AdviceSink sink) {
    if (state.live != null && state.live.rung() == Rung.WAIT) {
      withdraw(state, situation, Because.INCIDENT_CLOSED, Result.UNKNOWN, incidentId, now, sink);
    }
    state.incidentBefore = incidentId;
    state.releasedAt = now.plus(offset);
    if (!state.began()) {
      state.due = state.releasedAt;
    }
  }

  /** The storm is over. */
  public void calmed(
      LadderState state, Situation situation, How how, Instant now, AdviceSink sink) {
    Live live = state.live;
    if (live != null) {
      Result result = result(state, live, how, now);
      if (how == How.RECOVERED) {
        withdraw(state, situation, Because.RECOVERED, result, live.incidentId(), now, sink);
      } else {
        judge(situation, live.rung(), result, now, sink);
      }
    }
    state.over();
  }

  /** The region is refused, again and again: no storm, and nothing on the ladder helps. */
  public void regionRefused(LadderState state, Situation situation, Instant now, AdviceSink sink) {
    Instant last = state.lastAdvisedAt();
    boolean told = last != null && last.plus(policy.expiry()).isAfter(now);
    if (told || ladder.isDayFull(state, now)) {
      return;
    }
    state.advised(now);
    List<String> evidence = situation.scope().evidence();
    String why = "No login was rejected.";
    sink.advised(ladder.remediation(Rung.LEAVE_REGION, situation, null, why, evidence, now));
  }

  /**
   * What would bring the next advice for the open storm, a sentence.
   *
   * @param incident that covers the login, or null
   * @param now up to which everything is decided
   */
  public String waitsFor(
      LadderState state, Situation situation, @Nullable Incident incident, Instant now) {
    if (incident != null) {
      return "Held while incident " + incident.id() + " is open.";
    }
    Instant due = state.due;
    if (due != null) {
      String what = state.noHelp == null ? "settled or spread out" : "cooled down";
      return "The next advice comes at " + due + ", when it has " + what + ".";
    }
    Rung next = ladder.next(state, situation, now);
    if (next == null) {
      return "Nothing is left to advise.";
    }
    Instant since = state.patientSince();
    String past = since == null ? "" : ", or for one after " + since.plus(policy.rungTime());
    return next.action() + " waits for a sign-in and another failure after it" + past + ".";
  }

  private void climb(
      LadderState state,
      Situation situation,
      Storm storm,
      Rung next,
      Instant now,
      AdviceSink sink) {
    List<String> evidence = new ArrayList<>();
    String seen = state.noHelp;
    Live before = state.live;
    if (before != null) {
      evidence.add("Advised at " + before.advisedAt() + ": " + before.rung().action() + ".");
      judge(situation, before.rung(), Result.DID_NOT_HELP, now, sink);
    }
    if (seen != null) {
      evidence.add(seen);
    }
    evidence.addAll(Wording.evidence(storm, situation));
    String why = why(state, storm, seen);
    state.given.add(next);
    state.live = new Live(next, now, null);
    state.noHelp = null;
    state.signedInAt = null;
    state.signedInOn = null;
    state.advised(now);
    if (next == Rung.HAND_OVER) {
      state.handedOverAt = now;
    }
    List<String> distinct = evidence.stream().distinct().toList();
    sink.advised(ladder.remediation(next, situation, state.incidentBefore, why, distinct, now));
  }

  private static String why(LadderState state, Storm storm, @Nullable String seen) {
    if (seen != null) {
      return seen;
    }
    String meaning = "The CLI cannot renew its login any more: " + Wording.meaning(storm.reason());
    return state.incidentBefore == null
        ? meaning
        : meaning
            + " The incident that hit many users is over: run again first. If it is rejected once"
            + " more:";
  }

  private static boolean isProvedWrong(LadderState state, Situation situation) {
    return situation.scope().scope() == Scope.SHARED_LOGIN
        && !state.given.contains(Rung.ONE_LOGIN_PER_HOST)
        && state.live != null
        && (state.live.rung() == Rung.SIGN_IN_AGAIN || state.live.rung() == Rung.RESTART_PROCESS);
  }

  /** Says what shows that the last rung did not help, or null while nothing does. */
  private @Nullable String noHelp(LadderState state, Verdict verdict) {
    String ofSignIn = noHelpOfSignIn(state, verdict);
    if (ofSignIn != null) {
      return ofSignIn;
    }
    Instant since = state.patientSince();
    if (since == null || since.plus(policy.rungTime()).isAfter(verdict.endedAt())) {
      return null;
    }
    boolean advised = since.equals(state.lastAdvisedAt());
    return Duration.between(since, verdict.endedAt()).toMinutes()
        + (advised ? " minutes after the last advice" : " minutes after the incident was over")
        + " the refresh token was rejected again.";
  }

  /** A sign-in on one host says nothing of a failure on another. */
  private static @Nullable String noHelpOfSignIn(LadderState state, Verdict verdict) {
    Instant signedInAt = state.signedInAt;
    HostId on = state.signedInOn;
    boolean there =
        on == null
            || on.equals(verdict.host())
            || on.equals(HostId.UNKNOWN)
            || verdict.host().equals(HostId.UNKNOWN);
    return signedInAt == null || !there || !verdict.startedAt().isAfter(signedInAt)
        ? null
        : "A sign-in was seen at "
            + signedInAt
            + ", and the refresh token was rejected again at "
            + verdict.endedAt()
            + ".";
  }

  /** Proof that it worked: it was followed, or there was time for nothing else. */
  private Result result(LadderState state, Live live, How how, Instant now) {
    if (state.noHelp != null) {
      return Result.DID_NOT_HELP;
    }
    boolean inTime = !live.advisedAt().plus(policy.rungTime()).isBefore(now);
    boolean likely = state.signedInAt != null || inTime || live.rung() == Rung.WAIT;
    return how == How.RECOVERED && likely ? Result.WORKED : Result.UNKNOWN;
  }

  private static void withdraw(
      LadderState state,
      Situation situation,
      Because because,
      Result result,
      @Nullable String incidentId,
      Instant now,
      AdviceSink sink) {
    Live live = Objects.requireNonNull(state.live);
    state.live = null;
    state.signedInAt = null;
    state.signedInOn = null;
    Storm storm = storm(situation);
    sink.withdrawn(
        new Withdrawal(
            storm.id(),
            incidentId,
            situation.login(),
            live.rung(),
            because,
            result,
            live.advisedAt(),
            now));
    judge(situation, live.rung(), result, now, sink);
  }

  private static void judge(
      Situation situation, Rung rung, Result result, Instant now, AdviceSink sink) {
    Storm storm = storm(situation);
    sink.judged(storm, rung, storm.reason(), result, now);
  }

  private static Storm storm(Situation situation) {
    return Objects.requireNonNull(situation.storm(), "a ladder without a storm");
  }
}
