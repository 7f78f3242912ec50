package io.barograph.core.engine;

import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Withdrawal.Because;
import io.barograph.core.remediation.Withdrawal.Result;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.Segment;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.storm.StormFinding;
import java.util.function.Predicate;

/** What a timeline should find, in words and as a test. */
record Expectation(String words, Predicate<Finding> met) {

  static Expectation stormOpened(String user) {
    return storm(user, "opened", StormFinding.Opened.class::isInstance);
  }

  static Expectation stormEscalated(String user, int failures) {
    return storm(
        user,
        "escalated at " + failures + " failures",
        found ->
            found instanceof StormFinding.Escalated && found.storm().failedSequences() == failures);
  }

  static Expectation stormRecovered(String user) {
    return calmed(user, StormFinding.How.RECOVERED);
  }

  static Expectation stormWentStale(String user) {
    return calmed(user, StormFinding.How.STALE);
  }

  static Expectation advised(String user, Rung rung) {
    return new Expectation(
        "advised " + user + " to " + rung.action(),
        finding ->
            finding instanceof Finding.RemediationAdvised advised
                && advised.login().equals(Timeline.login(user))
                && advised.remediation().rung() == rung);
  }

  static Expectation withdrawn(String user, Rung rung, Because because) {
    return new Expectation(
        "withdrew from " + user + " " + rung.action() + ", " + because.label(),
        finding ->
            finding instanceof Finding.RemediationWithdrawn withdrawn
                && withdrawn.login().equals(Timeline.login(user))
                && withdrawn.withdrawal().rung() == rung
                && withdrawn.withdrawal().because() == because);
  }

  static Expectation judged(String user, Rung rung, Result result) {
    return new Expectation(
        user + "'s " + rung.action() + " judged " + result.label(),
        finding ->
            finding instanceof Finding.RemediationJudged judged
                && judged.login().equals(Timeline.login(user))
                && judged.rung() == rung
                && judged.result() == result);
  }

  static Expectation incidentOpened(Segment segment) {
    return incident(
        "opened in " + segment,
        found ->
            found instanceof IncidentFinding.Opened && found.incident().segment().equals(segment));
  }

  static Expectation incidentClosed(Segment segment, Decision decision) {
    return incident(
        "closed in " + segment + ", " + decision.label(),
        found ->
            found instanceof IncidentFinding.Closed
                && found.incident().segment().equals(segment)
                && found.decision() == decision);
  }

  private static Expectation incident(String words, Predicate<IncidentFinding> met) {
    return new Expectation(
        "an incident " + words,
        finding ->
            finding instanceof Finding.IncidentChanged changed && met.test(changed.incident()));
  }

  static Expectation sequence(String user, Outcome outcome, Cause cause, int attempts) {
    return sequence(
        user + "'s turn " + outcome.label() + " by " + cause.label() + " after " + attempts,
        sequence ->
            sequence.login().equals(Timeline.login(user))
                && sequence.verdict().outcome() == outcome
                && sequence.verdict().cause() == cause
                && sequence.verdict().attempts() == attempts);
  }

  /** A turn that failed because the refresh was rejected for that reason. */
  static Expectation rejected(String user, Reason reason, int attempts) {
    Predicate<Finding> rejected =
        sequence(user, Outcome.FAILED, Cause.REFRESH_REJECTED, attempts).met();
    return new Expectation(
        user + "'s turn failed, its refresh rejected: " + reason.label() + ", after " + attempts,
        finding ->
            rejected.test(finding)
                && ((Finding.SequenceClosed) finding).sequence().verdict().reason() == reason);
  }

  private static Expectation sequence(String words, Predicate<RetrySequence> met) {
    return new Expectation(
        words,
        finding -> finding instanceof Finding.SequenceClosed closed && met.test(closed.sequence()));
  }

  private static Expectation calmed(String user, StormFinding.How how) {
    return storm(
        user,
        "calmed, " + how.label(),
        found -> found instanceof StormFinding.Calmed calmed && calmed.how() == how);
  }

  private static Expectation storm(String user, String words, Predicate<StormFinding> met) {
    return new Expectation(
        user + "'s storm " + words,
        finding ->
            finding instanceof Finding.StormChanged changed
                && changed.login().equals(Timeline.login(user))
                && met.test(changed.storm()));
  }
}
