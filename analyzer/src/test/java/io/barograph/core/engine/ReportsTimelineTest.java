package io.barograph.core.engine;

import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REVOKED;
import static io.barograph.core.engine.Spoken.SIGNED_IN;
import static io.barograph.core.engine.Spoken.banner;
import static io.barograph.core.engine.Spoken.reconnecting;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.scope.FleetReport;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.signal.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of one login to whoever watches all of them: a trickle, but every change. */
class ReportsTimelineTest {
  private static final Site OFFICE = new Site(OperatingSystem.LINUX, "10.0.0.0/24", "dev", null);

  private final Timeline timeline = Timeline.of(Finding.Reported.class);

  @Test
  void aLoginInUseIsReportedEveryFiveMinutes() {
    for (int second = 0; second < 60 * 11; second += 10) {
      timeline.at(second / 60 + ":" + second % 60);
      timeline.line("alice", COMPLETED);
    }
    timeline.at("20:00");
    assertThat(reports()).hasSize(3).allMatch(FleetReport.Active.class::isInstance);
  }

  @Test
  void runsOfNamedSessionsAreReportedNoMoreOften() {
    for (int run = 0; run < 9; run++) {
      timeline.at(run / 2 + ":" + (run % 2) * 30);
      timeline.line("alice", "laptop", "run-" + run, COMPLETED);
    }
    timeline.at("20:00");
    assertThat(reports()).hasSize(1);
  }

  @Test
  void aChangeIsReportedAtOnceAndWithAllThatIsKnown() {
    timeline.place("laptop", OFFICE);
    timeline.at("00:00").line("alice", "laptop", banner("0.98.0"));
    timeline.at("00:10").account("alice", "acct-1").line("alice", "laptop", COMPLETED);
    timeline.at("00:20").place("laptop", Site.UNKNOWN).line("alice", "laptop", COMPLETED);
    timeline.at("00:30").place("laptop", new Site(null, "10.1.0.0/24", null, null));
    timeline.line("alice", "laptop", COMPLETED);
    timeline.at("20:00");

    List<FleetReport> reports = reports();
    assertThat(reports).hasSize(3);
    FleetReport.Active last = (FleetReport.Active) reports.get(2);
    assertThat(last.version()).isEqualTo("0.98.0");
    assertThat(last.account()).isNotNull();
    assertThat(last.site()).isEqualTo(new Site(OperatingSystem.LINUX, "10.1.0.0/24", "dev", null));
  }

  @Test
  void eachHostIsReportedByItself() {
    timeline.at("00:00").line("alice", "laptop", COMPLETED).line("alice", "desktop", COMPLETED);
    timeline.at("10:00");
    assertThat(reports())
        .extracting(report -> ((FleetReport.Active) report).host())
        .containsExactly(new HostId("laptop"), new HostId("desktop"));
  }

  @Test
  void sessionsThatLiveAtOnceAreCounted() {
    timeline.at("00:00").line("alice", "laptop", "run-1", reconnecting(1));
    timeline.at("01:00").line("alice", "laptop", "run-2", reconnecting(1));
    timeline.at("05:00").line("alice", "laptop", "run-3", reconnecting(1));
    timeline.at("07:00");
    assertThat(reports())
        .extracting(report -> ((FleetReport.Active) report).sessions())
        .containsExactly(1, 2);
  }

  @Test
  void failuresSignInsAndTheEndOfAStormAreReported() {
    for (String minute : List.of("00:00", "01:00", "02:00")) {
      timeline.at(minute).line("alice", REVOKED);
    }
    timeline.at("03:00").line("alice", SIGNED_IN);
    timeline.at("04:00").line("alice", COMPLETED);
    timeline.at("06:00");
    assertThat(reports())
        .extracting(report -> report.getClass().getSimpleName())
        .containsExactly("Active", "Failed", "Failed", "Failed", "SignedIn", "Calmed");
  }

  @Test
  void whatIsKeptOfManyHostsIsForgottenAfterAnHour() {
    Engine engine = Engines.byDefault().logins();
    LoginState state = new LoginState(GeneratedSignals.LOGIN);
    new GeneratedSignals(1)
        .next(60)
        .forEach(signal -> engine.accept(state, signal, signal.time(), finding -> {}));
    for (var due = engine.due(state); due != null; due = engine.due(state)) {
      engine.advance(state, due, finding -> {});
    }
    assertThat(state.activity).isEmpty();
  }

  private List<FleetReport> reports() {
    return timeline.found().stream().map(found -> ((Finding.Reported) found).report()).toList();
  }
}
