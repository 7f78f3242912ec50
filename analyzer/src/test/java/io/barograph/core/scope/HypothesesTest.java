package io.barograph.core.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.barograph.core.signal.Reason;
import io.barograph.core.storm.Storm;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may have killed a login: each cause with what speaks for and against it, and no guess. */
class HypothesesTest {
  private final Lived alice = new Lived("alice");

  @Test
  void aUsedTokenSpeaksForAnotherHostAndTheHostsInUseAreNamed() {
    alice.active(50, "laptop").active(55, "desktop");

    Hypothesis first = surest(alice.storm(60, Reason.REUSED, "laptop"));
    assertThat(first.cause()).isEqualTo(LikelyCause.OTHER_HOST_OR_TOOL);
    assertThat(first.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(first.evidenceFor())
        .contains("The login was in use on 2 hosts within the hour before.");
    assertThat(first.evidenceAgainst()).isEmpty();
  }

  @Test
  void aUsedTokenOnTheOnlyHostAndInTheOnlySessionHasThatAgainstIt() {
    alice.active(55, "laptop");

    Hypothesis first = surest(alice.storm(60, Reason.REUSED, "laptop"));
    assertThat(first.evidenceAgainst())
        .containsExactly("No other host and no other session of this login was seen.");
  }

  @Test
  void sessionsAtOnceOnOneHostSpeakForAUsedToken() {
    alice.sessions(58, "laptop", 3);

    assertThat(surest(alice.storm(60, Reason.REUSED, "laptop")).evidenceFor())
        .contains("It was in use in 3 sessions at once.");
  }

  @Test
  void anotherCliOfTheUserIsNamedWhereTheTokenWasUsed() {
    alice.active(55, "laptop");
    Storm storm = alice.storm(60, Reason.REUSED, "laptop");

    List<Hypothesis> found = of(storm, new TreeSet<>(List.of("claude")), null);
    assertThat(found.get(0).evidenceFor()).contains("The user was using claude as well.");
  }

  @Test
  void hostsInUseThatTheCliDoesNotBlameAreNoCause() {
    alice.active(50, "laptop").active(55, "desktop");

    assertThat(causes(alice.storm(60, Reason.EXPIRED, "laptop")))
        .doesNotContain(LikelyCause.OTHER_HOST_OR_TOOL);
    assertThat(causes(alice.storm(60, Reason.UNKNOWN, "laptop")))
        .containsExactly(LikelyCause.UNKNOWN);
  }

  @Test
  void anAccountThatTheCliSaysChangedIsACertainCause() {
    alice.signedInTo(10, "laptop", "acct-1");

    Hypothesis first = surest(alice.storm(60, Reason.ACCOUNT_CHANGED, "laptop"));
    assertThat(first.cause()).isEqualTo(LikelyCause.ACCOUNT_SWITCHED);
    assertThat(first.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(first.evidenceAgainst()).containsExactly("Telemetry shows one account throughout.");
  }

  @Test
  void anAccountThatChangedOnAHostShortlyBeforeIsACauseWhereTheCliGivesNone() {
    alice.signedInTo(10, "laptop", "acct-1").signedInTo(50, "laptop", "acct-2");

    Hypothesis first = surest(alice.storm(60, Reason.UNKNOWN, "laptop"));
    assertThat(first.cause()).isEqualTo(LikelyCause.ACCOUNT_SWITCHED);
    assertThat(first.evidenceFor())
        .containsExactly("Another account was signed in to at 2026-01-01T00:50:00Z.");
  }

  @Test
  void twoHostsWithAnAccountEachChangedNothing() {
    for (int minute = 0; minute < 60; minute += 10) {
      alice.signedInTo(minute, "laptop", "acct-1").signedInTo(minute, "desktop", "acct-2");
    }

    assertThat(causes(alice.storm(60, Reason.UNKNOWN, "laptop")))
        .containsExactly(LikelyCause.UNKNOWN);
  }

  @Test
  void anAccountThatChangedHoursBeforeIsNoCause() {
    alice.signedInTo(10, "laptop", "acct-1").signedInTo(50, "laptop", "acct-2");

    assertThat(causes(alice.storm(111, Reason.UNKNOWN, "laptop")))
        .doesNotContain(LikelyCause.ACCOUNT_SWITCHED);
  }

  @Test
  void whatChangedAfterTheFirstFailureDidNotCauseIt() {
    alice
        .signedInTo(10, "laptop", "acct-1")
        .inNetwork(20, "laptop", "10.0.0.0/24")
        .inNetwork(61, "laptop", "10.1.0.0/24")
        .signedInTo(62, "laptop", "acct-2");

    assertThat(causes(alice.storm(60, Reason.UNKNOWN, "laptop")))
        .containsExactly(LikelyCause.UNKNOWN);
  }

  @Test
  void aNetworkThatChangedShortlyBeforeIsACause() {
    alice.inNetwork(20, "laptop", "10.0.0.0/24").inNetwork(60, "laptop", "10.1.0.0/24");

    Hypothesis first = surest(alice.storm(60, Reason.UNKNOWN, "laptop"));
    assertThat(first.cause()).isEqualTo(LikelyCause.NETWORK_CHANGED);
    assertThat(first.confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(first.evidenceFor().get(0)).contains("from 10.0.0.0/24 to 10.1.0.0/24");
    assertThat(first.evidenceAgainst()).isEmpty();
  }

  @Test
  void aNetworkThatChangedWhereTheCliGivesAnotherReasonIsALesserCause() {
    alice.inNetwork(20, "laptop", "10.0.0.0/24").inNetwork(55, "laptop", "10.1.0.0/24");

    List<Hypothesis> found = of(alice.storm(60, Reason.REVOKED, "laptop"));
    assertThat(found).extracting(Hypothesis::cause).startsWith(LikelyCause.REVOKED);
    assertThat(found.get(1).cause()).isEqualTo(LikelyCause.NETWORK_CHANGED);
    assertThat(found.get(1).evidenceAgainst())
        .containsExactly("The CLI gives another reason: revoked.");
  }

  @Test
  void theNetworkOfAHostThatDoesNotFailIsNoCause() {
    alice.inNetwork(20, "desktop", "10.0.0.0/24").inNetwork(55, "desktop", "10.1.0.0/24");

    assertThat(causes(alice.storm(60, Reason.UNKNOWN, "laptop")))
        .containsExactly(LikelyCause.UNKNOWN);
  }

  @Test
  void aLongPauseIsACauseWhereTheCliGivesNone() {
    alice.active(0, "laptop").active(540, "laptop");

    Hypothesis first = surest(alice.storm(541, Reason.UNKNOWN, "laptop"));
    assertThat(first.cause()).isEqualTo(LikelyCause.LONG_IDLE);
    assertThat(first.confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(first.evidenceFor())
        .containsExactly("Nothing was heard of the login for 9 hours before.");
  }

  @Test
  void anExpiredTokenWithoutALongPauseHasThatAgainstIt() {
    alice.active(0, "laptop").active(30, "laptop").active(60, "laptop");

    Hypothesis first = surest(alice.storm(60, Reason.EXPIRED, "laptop"));
    assertThat(first.cause()).isEqualTo(LikelyCause.LONG_IDLE);
    assertThat(first.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(first.evidenceAgainst())
        .containsExactly("No long silence of the login was seen before.");
  }

  @Test
  void aPauseOfSomeHoursSpeaksAgainstAnExpiredToken() {
    alice.active(0, "laptop").active(180, "laptop");

    assertThat(surest(alice.storm(181, Reason.EXPIRED, "laptop")).evidenceAgainst())
        .containsExactly("Nothing was heard of the login for 3 hours before.");
    assertThat(causes(alice.storm(181, Reason.UNKNOWN, "laptop")))
        .containsExactly(LikelyCause.UNKNOWN);
  }

  @Test
  void anIncidentIsTheProviderAndComesFirst() {
    Incident incident =
        new Incident(
            "in_a", "codex", Segment.ALL, Lived.minute(60), 6, 100, 6, Reason.REVOKED, null);

    List<Hypothesis> found =
        of(alice.storm(60, Reason.UNKNOWN, "laptop"), new TreeSet<>(), incident);
    assertThat(found).extracting(Hypothesis::cause).containsExactly(LikelyCause.PROVIDER);
    assertThat(found.get(0).evidenceFor().get(0)).startsWith("6 of 100 active users");
  }

  @Test
  void whereNothingWasSeenTheCauseIsUnknownAndSaysWhy() {
    Hypothesis only = surest(alice.storm(60, Reason.UNKNOWN, "laptop"));

    assertThat(only.cause()).isEqualTo(LikelyCause.UNKNOWN);
    assertThat(only.confidence()).isEqualTo(Confidence.LOW);
    assertThat(only.evidenceAgainst())
        .containsExactly(
            "The CLI gives no reason.",
            "No change of account or network was seen within the hour before.");
  }

  @ParameterizedTest
  @EnumSource(value = LikelyCause.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void aCauseWithoutEvidenceIsRefused(LikelyCause cause) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hypothesis(cause, Confidence.LOW, List.of(), List.of()));
  }

  private Hypothesis surest(Storm storm) {
    return of(storm).get(0);
  }

  private List<LikelyCause> causes(Storm storm) {
    return of(storm).stream().map(Hypothesis::cause).toList();
  }

  private List<Hypothesis> of(Storm storm) {
    return of(storm, new TreeSet<>(), null);
  }

  private List<Hypothesis> of(
      Storm storm, SortedSet<String> otherClis, @Nullable Incident incident) {
    return Hypotheses.of(ScopePolicy.DEFAULT, storm, alice.history, otherClis, incident);
  }
}
