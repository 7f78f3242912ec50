package io.barograph.core.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.scope.NaiveIncidents.Event;
import io.barograph.core.scope.NaiveIncidents.What;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The running counts of the watch against a count of the whole history at every moment. */
class FleetWatchPropertiesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final FleetPolicy POLICY =
      new FleetPolicy(
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          3,
          0.3,
          2,
          0.2,
          0.5,
          Duration.ofMinutes(5),
          Duration.ZERO,
          Duration.ZERO);

  /** Failing lasts longer than being active. */
  private static final FleetPolicy SHORT =
      new FleetPolicy(
          Duration.ofMinutes(15),
          Duration.ofMinutes(10),
          2,
          0.4,
          2,
          0.4,
          0.4,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO);

  private static final List<Duration> LATTICE =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void incidentsAreThoseThatACountOfTheWholeHistoryFinds(long seed) {
    List<Event> events = events(seed);

    assertThat(watched(events, POLICY, false)).isEqualTo(new NaiveIncidents(POLICY).of(events));
    assertThat(watched(events, SHORT, false)).isEqualTo(new NaiveIncidents(SHORT).of(events));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRestartAtEveryStepChangesNone(long seed) {
    List<Event> events = events(seed);

    assertThat(watched(events, POLICY, true)).isEqualTo(watched(events, POLICY, false));
  }

  @Test
  void theHistoriesHoldIncidentsOfEveryKind() {
    String told = String.join("\n", seeds().boxed().flatMap(s -> told(s).stream()).toList());

    assertThat(told)
        .contains("the whole fleet opened", "the whole fleet closed", "widened")
        .containsPattern("version \\S+ opened")
        .containsPattern("host group \\S+ opened")
        .containsPattern("network \\S+ opened")
        .containsPattern("network \\S+ closed");
  }

  private static List<String> told(long seed) {
    return watched(events(seed), POLICY, false);
  }

  private static List<Event> events(long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    int users = 6 + random.nextInt(12);
    Instant at = START;
    int calm = 1 + random.nextInt(5);
    for (int i = 0; i < 150; i++) {
      at = at.plus(step(random));
      calm = random.nextInt(30) == 0 ? 1 + random.nextInt(5) : calm;
      int user = random.nextInt(users);
      Login login =
          new Login(new UserId("user-" + user), random.nextInt(6) == 0 ? "claude" : "codex");
      int host = random.nextInt(5) == 0 ? 1 : 0;
      // Who is in one group has a number that leaves the same remainder, mostly.
      int odd = random.nextInt(20) == 0 ? 1 : 0;
      Site site = new Site(null, "net-" + (user + host) % 3, "group-" + (user + odd) % 2, null);
      What what =
          random.nextInt(calm) > 0 && (user % 2 == 0 || random.nextInt(3) > 0)
              ? What.ACTIVE
              : random.nextInt(6) == 0 ? What.RECOVERED : What.FAILED;
      events.add(
          new Event(at, login, new HostId("host-" + host), site, "0." + user % 4 + ".0", what));
    }
    return events;
  }

  private static Duration step(Random random) {
    int longest = random.nextInt(12) == 0 ? LATTICE.size() : 3;
    Duration step = LATTICE.get(random.nextInt(longest));
    return step.isZero() ? step : step.plusNanos(1000L * (random.nextInt(3) - 1));
  }

  private static List<String> watched(List<Event> events, FleetPolicy policy, boolean restarts) {
    FleetWatch watch = new FleetWatch();
    SortedMap<Login, LoginHistory> histories = new TreeMap<>();
    List<String> told = new ArrayList<>();
    for (Event event : events) {
      advance(watch, event.at(), policy, told);
      take(watch, histories, event, policy, told);
      if (restarts) {
        FleetWatch other = new FleetWatch();
        watch.incidents().forEach(other::restore);
        other.forgetCounts();
        histories.forEach((login, history) -> other.count(login, history, event.at(), policy));
        watch = other;
      }
    }
    advance(watch, Instant.MAX, policy, told);
    told.sort(Comparator.naturalOrder());
    return told;
  }

  /** What is due before the time; at the very time what is told comes first. */
  private static void advance(
      FleetWatch watch, Instant time, FleetPolicy policy, List<String> told) {
    Instant last = Instant.MIN;
    for (Instant due = watch.due(policy);
        due != null && due.isBefore(time);
        due = watch.due(policy)) {
      watch.advance(due, policy, finding -> told.add(text(finding)));
      assertThat(due).isAfterOrEqualTo(last);
      last = due;
    }
  }

  private static void take(
      FleetWatch watch,
      SortedMap<Login, LoginHistory> histories,
      Event event,
      FleetPolicy policy,
      List<String> told) {
    Login login = event.login();
    Instant at = event.at();
    LoginHistory history = histories.computeIfAbsent(login, l -> new LoginHistory());
    if (event.what() == What.RECOVERED) {
      history.recovered(at);
      watch.seen(login, history, at, policy);
      return;
    }
    history.active(
        new FleetReport.Active(login, at, event.host(), 1, event.site(), null, event.version()));
    if (event.what() == What.ACTIVE) {
      watch.seen(login, history, at, policy);
      return;
    }
    history.rejected(new FleetReport.Failed(login, at, failure(event), null));
    watch.failed(login, history, at, policy, finding -> told.add(text(finding)));
  }

  private static String text(IncidentFinding finding) {
    Incident incident = finding.incident();
    String what = finding.at() + " " + incident.cli() + " " + incident.segment();
    if (finding instanceof IncidentFinding.Opened) {
      return what + " opened: " + incident.failing() + " of " + incident.active();
    }
    boolean widened = finding.decision() == IncidentFinding.Decision.WIDENED;
    return what + (widened ? " widened" : " closed");
  }

  private static Verdict failure(Event event) {
    return new Verdict(
        event.host(),
        SessionId.ofStream(event.host().value()),
        Outcome.FAILED,
        Cause.REFRESH_REJECTED,
        Reason.REVOKED,
        0,
        event.at(),
        event.at());
  }
}
