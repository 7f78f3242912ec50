package io.barograph.core.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.StormFinding.How;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How reports, incidents and a login's days are kept. */
class ScopeFormatsTest {
  private static final Lived ALICE = new Lived("alice");
  private static final Instant AT = Lived.minute(3);
  private static final HostId HOST = new HostId("laptop");
  private static final Site SITE =
      new Site(OperatingSystem.MACOS, "2001:db8:1::/48", "platform team", "eu");

  static List<FleetReport> reports() {
    return List.of(
        new FleetReport.Active(ALICE.login, AT, HOST, 3, SITE, new AccountId("acct-1"), "0.98.0"),
        new FleetReport.Active(ALICE.login, AT, HOST, 1, Site.UNKNOWN, null, null),
        new FleetReport.Failed(
            ALICE.login,
            AT,
            verdict(Reason.REUSED),
            ALICE.storm(0, Reason.REUSED, "laptop", "desktop")),
        new FleetReport.Failed(ALICE.login, AT, verdict(null), null),
        new FleetReport.Calmed(
            ALICE.login, AT, ALICE.storm(0, Reason.UNKNOWN, "laptop"), How.STALE),
        new FleetReport.SignedIn(ALICE.login, AT, HOST));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void aReportIsReadAsItWasPacked(FleetReport report) {
    byte[] packed = Packed.pack(out -> FleetReportFormat.write(out, report));

    assertThat(Packed.unpack(packed, FleetReportFormat::read)).isEqualTo(report);
    assertThatThrownBy(
            () -> Packed.unpack(Arrays.copyOf(packed, packed.length - 1), FleetReportFormat::read))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aReportOfAKindThatIsNotKnownIsRefused() {
    FleetReport report = new FleetReport.SignedIn(ALICE.login, AT, HOST);
    byte[] packed = Packed.pack(out -> FleetReportFormat.write(out, report));
    packed[0] = 4;

    assertThatThrownBy(() -> Packed.unpack(packed, FleetReportFormat::read))
        .hasRootCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("packed by another version: no report 4");
  }

  @Test
  void anIncidentIsReadAsItWasPacked() {
    Incident calm = new Incident("in_a", "codex", Segment.ALL, AT, 6, 100, 8, Reason.REVOKED, null);
    Incident closing =
        new Incident(
            "in_b",
            "claude",
            new Segment(Segment.Dimension.NETWORK, "10.0.0.0/24"),
            AT,
            6,
            10,
            6,
            Reason.UNKNOWN,
            AT.plusSeconds(1));
    for (Incident incident : List.of(calm, closing)) {
      byte[] packed = Packed.pack(incident::writeTo);
      assertThat(Packed.unpack(packed, Incident::readFrom)).isEqualTo(incident);
    }
  }

  @Test
  void aLoginsDaysAreReadAsTheyWerePacked() {
    Lived bob = new Lived("bob");
    assertReadsAsPacked(bob.history);
    bob.active(0, "laptop")
        .signedInTo(10, "laptop", "acct-1")
        .inNetwork(20, "laptop", "10.0.0.0/24")
        .signedInTo(700, "desktop", "acct-1")
        .signedInTo(701, "desktop", "acct-2")
        .inNetwork(702, "laptop", "10.1.0.0/24")
        .rejected(703, "laptop", Reason.REUSED)
        .rejected(704, "unknown", Reason.EXPIRED);
    assertReadsAsPacked(bob.history);
    bob.history.refused(AT, Duration.ofMinutes(10));
    bob.history.refused(AT.plusSeconds(1), Duration.ofMinutes(10));
    bob.history.recovered(Lived.minute(705));
    assertReadsAsPacked(bob.history);
  }

  @Test
  void aLoginOfManyHostsKeepsTheLatest() {
    Lived runners = new Lived("ci");
    for (int host = 0; host < 500; host++) {
      runners.active(host, "runner-" + host);
    }
    byte[] packed = Packed.pack(runners.history::writeTo);

    assertThat(packed.length).isLessThan(64 * 64);
    assertThat(Packed.unpack(packed, LoginHistory::readFrom).activeSince(Lived.minute(0)))
        .hasSize(64)
        .contains(new HostId("runner-499"))
        .doesNotContain(new HostId("runner-1"));
  }

  private static void assertReadsAsPacked(LoginHistory history) {
    byte[] packed = Packed.pack(history::writeTo);
    LoginHistory read = Packed.unpack(packed, LoginHistory::readFrom);
    assertThat(Packed.pack(read::writeTo)).isEqualTo(packed);
    assertThat(read).usingRecursiveComparison().isEqualTo(history);
  }

  private static Verdict verdict(@Nullable Reason reason) {
    return new Verdict(
        HOST,
        new SessionId("run-1"),
        Outcome.FAILED,
        reason == null ? Cause.REFRESH_UNREACHABLE : Cause.REFRESH_REJECTED,
        reason,
        2,
        AT,
        AT.plusSeconds(5));
  }
}
