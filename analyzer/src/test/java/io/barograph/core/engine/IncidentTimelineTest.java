package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.advised;
import static io.barograph.core.engine.Expectation.incidentClosed;
import static io.barograph.core.engine.Expectation.incidentOpened;
import static io.barograph.core.engine.Expectation.withdrawn;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REVOKED;
import static io.barograph.core.remediation.Rung.SIGN_IN_AGAIN;
import static io.barograph.core.remediation.Rung.WAIT;
import static io.barograph.core.remediation.Withdrawal.Because.INCIDENT_CLOSED;
import static io.barograph.core.remediation.Withdrawal.Because.INCIDENT_OPENED;
import static io.barograph.core.remediation.Withdrawal.Because.RECOVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Withdrawal.Because;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.LikelyCause;
import io.barograph.core.scope.Scope;
import io.barograph.core.scope.Segment;
import io.barograph.core.scope.Segment.Dimension;
import io.barograph.core.signal.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an incident of the fleet does to advice: held, taken back, given later and spread out. */
class IncidentTimelineTest {
  /** They work all day; six of a hundred are enough for an incident. */
  private static final List<String> OTHERS = Timeline.users("other", 94);

  private static final List<String> VICTIMS = Timeline.users("victim", 6);

  private final Timeline timeline =
      Timeline.of(
          Finding.RemediationAdvised.class,
          Finding.RemediationWithdrawn.class,
          Finding.IncidentChanged.class);

  @Test
  void theFirstVictimsOfAWaveAreToldToWaitAndNeverToSignIn() {
    waveAt0400();
    timeline.at("05:04");
    List<Finding> found = timeline.found();

    assertThat(found.get(0)).matches(incidentOpened(Segment.ALL).met());
    assertThat(advice(found)).extracting(Remediation::rung).containsOnly(WAIT).hasSize(6);
    assertThat(advice(found))
        .allMatch(advice -> advice.scope().scope() == Scope.FLEET)
        .allMatch(advice -> advice.causes().get(0).cause() == LikelyCause.PROVIDER)
        .allMatch(advice -> advice.why().contains("Do not sign out"));
  }

  @Test
  void whoComesLaterIsToldToWaitOnceHoweverOftenItFails() {
    waveAt0400();
    timeline.at("05:04").found();
    timeline.at("06:00").line("late", REVOKED);
    timeline.at("07:00").line("late", REVOKED);
    timeline.at("08:00").line("late", REVOKED);
    timeline.at("09:04").expect(advised("late", WAIT));
    timeline.at("10:00").line("late", REVOKED).each(VICTIMS, REVOKED);
    timeline.at("14:00").expectNothing();
  }

  @Test
  void adviceThatWasGivenBeforeIsTakenBack() {
    timeline.at("00:00").each(OTHERS, COMPLETED);
    storm("first", 0);
    timeline.at("06:00").expect(advised("first", SIGN_IN_AGAIN));
    timeline.at("08:00").each(VICTIMS, REVOKED);
    timeline
        .at("10:00")
        .expect(
            incidentOpened(Segment.ALL),
            withdrawn("first", SIGN_IN_AGAIN, INCIDENT_OPENED),
            advised("first", WAIT));
  }

  @Test
  void afterItOnlyThoseStillInStormAreAdvisedAndNotAllAtOnce() {
    waveAt0400();
    timeline.at("05:04").found();
    timeline.at("10:00").each(OTHERS, COMPLETED).line(VICTIMS.get(0), COMPLETED);
    timeline.at("12:00").expect(withdrawn(VICTIMS.get(0), WAIT, RECOVERED));
    // Fifteen minutes after the last failures nobody fails any more; five more are quiet.
    timeline.at("18:59").each(OTHERS, COMPLETED);
    timeline.at("25:01");
    List<Finding> closing = timeline.found();
    assertThat(closing.get(0))
        .matches(incidentClosed(Segment.ALL, Decision.BELOW_THRESHOLDS).met());
    assertThat(closing.stream().filter(withdrawnBy(INCIDENT_CLOSED))).hasSize(5);

    timeline.at("36:00");
    List<Remediation> after = advice(Stream.concat(closing.stream(), timeline.found().stream()));
    assertThat(after).extracting(Remediation::rung).containsOnly(SIGN_IN_AGAIN).hasSize(5);
    assertThat(after)
        .extracting(advice -> advice.login().user().value())
        .containsExactlyInAnyOrderElementsOf(VICTIMS.subList(1, 6));
    assertThat(after).allMatch(advice -> advice.incidentId() != null);
    List<Instant> times = after.stream().map(Remediation::advisedAt).sorted().toList();
    assertThat(times).doesNotHaveDuplicates();
    assertThat(Duration.between(times.get(0), times.get(4))).isGreaterThan(Duration.ofMinutes(1));
  }

  @Test
  void aRungThatWasTakenBackIsNotToldAgainButClimbedFromWhenItHadItsTime() {
    timeline.at("00:00").each(OTHERS, COMPLETED);
    storm("first", 0);
    timeline.at("06:00").expect(advised("first", SIGN_IN_AGAIN));
    timeline.at("08:00").each(VICTIMS, REVOKED);
    for (String minute : List.of("10:00", "20:00", "25:00")) {
      timeline.at(minute).each(OTHERS, COMPLETED).line("first", REVOKED);
    }
    timeline.at("31:00");
    assertThat(timeline.found()).anyMatch(withdrawnBy(INCIDENT_CLOSED));
    timeline.at("32:00").line("first", REVOKED);
    timeline.at("38:00").expectNothing();
    timeline.at("54:00").line("first", REVOKED);
    timeline.at("56:00");
    Remediation next = ((Finding.RemediationAdvised) timeline.latest()).remediation();
    assertThat(next.why()).contains("minutes after the incident was over");
    timeline.expect(advised("first", Rung.RESET_LOCAL_STATE));
  }

  @Test
  void whoLeavesTheNetworkThatFailsAndFailsOnIsAdvisedLikeAnyOther() {
    Site office = new Site(null, "203.0.113.0/24", null, null);
    List<String> inside = Timeline.users("inside", 12);
    inside.forEach(user -> timeline.place(Timeline.laptop(user), office));
    timeline.at("00:00").each(OTHERS, COMPLETED).each(Timeline.users("far", 94), COMPLETED);
    timeline.at("03:00").each(inside, REVOKED);
    timeline.at("03:30").each(inside, REVOKED);
    timeline.at("04:00").each(inside, REVOKED);
    timeline.at("05:04");
    assertThat(timeline.found().get(0))
        .matches(incidentOpened(new Segment(Dimension.NETWORK, "203.0.113.0/24")).met());

    String leaver = inside.get(0);
    timeline.at("06:00").place(Timeline.laptop(leaver), new Site(null, "10.0.0.0/24", null, null));
    timeline.line(leaver, REVOKED);
    timeline.at("08:00").expect(withdrawn(leaver, WAIT, INCIDENT_CLOSED));
    timeline.at("18:00").expect(advised(leaver, SIGN_IN_AGAIN));
  }

  @Test
  void aFewUsersOfManyAreNoIncidentAndAreAdvisedEach() {
    timeline.at("00:00").each(OTHERS, COMPLETED);
    List<String> few = Timeline.users("victim", 2);
    for (String minute : List.of("00:00", "02:00", "04:00")) {
      timeline.at(minute).each(few, REVOKED);
    }
    timeline
        .at("07:04")
        .expect(advised(few.get(0), SIGN_IN_AGAIN), advised(few.get(1), SIGN_IN_AGAIN));
    timeline.at("30:00").expectNothing();
  }

  /** Six of a hundred fail three times, the last at 04:00. */
  private void waveAt0400() {
    timeline.at("00:00").each(OTHERS, COMPLETED);
    timeline.at("03:00").each(VICTIMS, REVOKED);
    timeline.at("03:30").each(VICTIMS, REVOKED);
    timeline.at("04:00").each(VICTIMS, REVOKED);
  }

  private void storm(String user, int minute) {
    for (int i = 0; i < 3; i++) {
      timeline.at("0" + (minute + i) + ":00").line(user, REVOKED);
    }
  }

  private static Predicate<Finding> withdrawnBy(Because because) {
    return finding ->
        finding instanceof Finding.RemediationWithdrawn withdrawn
            && withdrawn.withdrawal().because() == because;
  }

  private static List<Remediation> advice(List<Finding> findings) {
    return advice(findings.stream());
  }

  private static List<Remediation> advice(Stream<Finding> findings) {
    return findings
        .filter(Finding.RemediationAdvised.class::isInstance)
        .map(finding -> ((Finding.RemediationAdvised) finding).remediation())
        .toList();
  }
}
