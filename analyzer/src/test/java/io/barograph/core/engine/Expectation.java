package io.barograph.core.engine;

import io.barograph.core.remediation.Rung;
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
