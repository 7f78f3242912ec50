package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.advised;
import static io.barograph.core.engine.Expectation.withdrawn;
import static io.barograph.core.engine.Spoken.ACCOUNT_CHANGED;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.EXPIRED;
import static io.barograph.core.engine.Spoken.NO_REASON;
import static io.barograph.core.engine.Spoken.REGION_REFUSED;
import static io.barograph.core.engine.Spoken.REJECTED;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.REVOKED;
import static io.barograph.core.engine.Spoken.SIGNED_IN;
import static io.barograph.core.remediation.Rung.LEAVE_REGION;
import static io.barograph.core.remediation.Rung.ONE_LOGIN_PER_HOST;
import static io.barograph.core.remediation.Rung.RESET_LOCAL_STATE;
import static io.barograph.core.remediation.Rung.RESTART_PROCESS;
import static io.barograph.core.remediation.Rung.SIGN_IN_AGAIN;
import static io.barograph.core.remediation.Withdrawal.Because.SCOPE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.scope.Confidence;
import io.barograph.core.scope.LikelyCause;
import io.barograph.core.scope.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What helps against each way in which a login dies, and when nothing is said. */
class RemediesTimelineTest {
  private static final String[] MINUTES = {"00:00", "02:00", "04:00"};

  private final Timeline timeline = Timeline.ofAdvice();

  @Test
  void aTokenThatWasUsedOnOneHostIsASignIn() {
    stormy(REUSED);
    timeline.at("07:04");
    assertThat(latest().scope().scope()).isEqualTo(Scope.ONE_USER);
    assertThat(cause()).isEqualTo(LikelyCause.OTHER_HOST_OR_TOOL);
    timeline.expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void aTokenThatTwoHostsUsedInTurnIsOneLoginPerHost() {
    timeline.at("00:00").line("alice", "laptop", REUSED);
    timeline.at("02:00").line("alice", "desktop", REUSED);
    timeline.at("04:00").line("alice", "laptop", REUSED);
    timeline.at("07:04");
    assertThat(latest().scope().scope()).isEqualTo(Scope.SHARED_LOGIN);
    assertThat(latest().scope().confidence()).isEqualTo(Confidence.HIGH);
    assertThat(latest().scope().evidence()).first().asString().contains("desktop, laptop");
    timeline.expect(advised("alice", ONE_LOGIN_PER_HOST));
  }

  @Test
  void aSecondHostThatTurnsUpLaterTakesTheSignInBack() {
    stormy(REUSED);
    timeline.at("07:04").expect(advised("alice", SIGN_IN_AGAIN));
    timeline.at("08:00").line("alice", "desktop", REUSED);
    timeline.at("09:04").expect(withdrawn("alice", SIGN_IN_AGAIN, SCOPE_CHANGED));
    timeline.at("12:00").expectNothing();
    timeline.at("12:01").expect(advised("alice", ONE_LOGIN_PER_HOST));
    timeline.at("14:00").line("alice", "desktop", REUSED);
    timeline.at("20:00").expectNothing();
  }

  @Test
  void oneLoginPerHostThatDoesNotHelpGoesOnToTheLocalState() {
    timeline.at("00:00").line("alice", "laptop", REUSED);
    timeline.at("02:00").line("alice", "desktop", REUSED);
    timeline.at("04:00").line("alice", "laptop", REUSED);
    timeline.at("07:04").expect(advised("alice", ONE_LOGIN_PER_HOST));
    timeline.at("12:00").line("alice", "laptop", SIGNED_IN);
    timeline.at("14:00").line("alice", "laptop", REUSED);
    timeline.at("16:00").expect(advised("alice", RESET_LOCAL_STATE));
  }

  @Test
  void twoHostsThatTellNoReasonShareNothingForAllThatIsKnown() {
    timeline.at("00:00").line("alice", "laptop", REJECTED);
    timeline.at("02:00").line("alice", "desktop", REJECTED);
    timeline.at("04:00").line("alice", "laptop", REJECTED);
    timeline.at("07:04");
    assertThat(latest().scope().scope()).isEqualTo(Scope.ONE_USER);
    assertThat(latest().scope().confidence()).isEqualTo(Confidence.MEDIUM);
    timeline.expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void aHostThatWorksSharesNothingWithOneThatFails() {
    timeline.at("00:00").line("alice", "desktop", COMPLETED);
    stormy(REUSED);
    timeline.line("alice", "desktop", COMPLETED);
    timeline.at("07:04");
    assertThat(latest().scope().scope()).isEqualTo(Scope.ONE_USER);
    timeline.expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void aRevokedTokenIsASignIn() {
    stormy(REVOKED);
    timeline.at("07:04");
    assertThat(cause()).isEqualTo(LikelyCause.REVOKED);
    timeline.expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void aTokenThatExpiredInALongPauseIsASignIn() {
    timeline.at("00:00").line("alice", COMPLETED);
    timeline.at("10:00:00").line("alice", EXPIRED);
    timeline.at("10:02:00").line("alice", EXPIRED);
    timeline.at("10:04:00").line("alice", EXPIRED);
    timeline.at("10:08:00");
    assertThat(cause()).isEqualTo(LikelyCause.LONG_IDLE);
    assertThat(latest().causes().get(0).evidenceFor())
        .contains("Nothing was heard of the login for 10 hours before.");
    timeline.expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void anAccountThatChangedIsARestartFirstAndASignInNext() {
    stormy(ACCOUNT_CHANGED);
    timeline.at("07:04");
    assertThat(cause()).isEqualTo(LikelyCause.ACCOUNT_SWITCHED);
    assertThat(latest().commands()).isNull();
    timeline.expect(advised("alice", RESTART_PROCESS));
    timeline.at("22:00").line("alice", ACCOUNT_CHANGED);
    timeline.at("24:00").expect(advised("alice", SIGN_IN_AGAIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {REJECTED, NO_REASON})
  void aRejectionWithoutAReasonIsASignInAndItsCauseIsUnknown(String text) {
    stormy(text);
    timeline.at("07:04");
    assertThat(cause()).isEqualTo(LikelyCause.UNKNOWN);
    assertThat(latest().causes().get(0).evidenceFor()).isEmpty();
    timeline.expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void aRegionThatIsRefusedThriceIsToBeLeftAndTheLoginIsNotToBeTouched() {
    stormy(REGION_REFUSED);
    timeline.at("05:04");
    assertThat(latest().stormId()).isNull();
    assertThat(latest().why()).contains("Signing in again does not help");
    assertThat(latest().evidence()).first().asString().startsWith("3 turns failed");
    timeline.expect(advised("alice", LEAVE_REGION));
  }

  @Test
  void aRegionThatIsRefusedOnAndOnIsNotToldOnAndOn() {
    stormy(REGION_REFUSED);
    timeline.at("05:04").expect(advised("alice", LEAVE_REGION));
    for (int minute = 6; minute < 60; minute += 2) {
      timeline.at(minute + ":00").line("alice", REGION_REFUSED);
    }
    timeline.at("01:03:00").expectNothing();
    timeline.at("01:04:04").line("alice", REGION_REFUSED);
    timeline.at("01:08:00").line("alice", REGION_REFUSED);
    timeline.at("01:09:00").line("alice", REGION_REFUSED);
    timeline.at("01:11:00").expect(advised("alice", LEAVE_REGION));
  }

  @Test
  void aRegionThatIsRefusedTwiceMayBeAnything() {
    timeline.at("00:00").line("alice", REGION_REFUSED);
    timeline.at("02:00").line("alice", REGION_REFUSED);
    timeline.at("13:00").line("alice", REGION_REFUSED);
    timeline.at("02:00:00").expectNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR: Failed to refresh token: 503 Service Unavailable",
        "ERROR: Failed to refresh token: 403 Forbidden",
        "ERROR: exceeded retry limit, last status: 429 Too Many Requests"
      })
  void whatPassesByItselfNeedsNoAdvice(String text) {
    stormy(text);
    timeline.at("02:00:00").expectNothing();
  }

  /** Three failures on alice's laptop, the last at 04:00. */
  private void stormy(String text) {
    for (String minute : MINUTES) {
      timeline.at(minute).line("alice", text);
    }
  }

  private Remediation latest() {
    return ((Finding.RemediationAdvised) timeline.latest()).remediation();
  }

  private LikelyCause cause() {
    return latest().causes().get(0).cause();
  }
}
