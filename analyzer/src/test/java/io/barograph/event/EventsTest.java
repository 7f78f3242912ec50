package io.barograph.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Rung;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.sequence.RetrySequence.ClosedBy;
import io.barograph.core.sequence.Tally;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Commands;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import io.barograph.schemas.Schemas;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final Login LOGIN = new Login(new UserId("ann"), "codex");
  private static final Commands COMMANDS =
      new Commands("codex login", "codex login", "codex login");
  private static final HostId HOST = new HostId("laptop-1");
  private static final SessionId SESSION = new SessionId("s-1");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Events events = new Events("/barograph/test");

  @Test
  void everyKindOfEventIsAsItsSchemaSays() {
    List<CloudEvent> all = Stream.concat(findings().map(this::event), Stream.of(count(1))).toList();

    all.forEach(SchemaCheck::assertValid);
    assertThat(all.stream().map(CloudEvent::type).collect(Collectors.toSet()))
        .isEqualTo(Schemas.byEventType().keySet());
  }

  @Test
  void everySequenceIsAsItsSchemaSaysWhateverItsCauseReasonAndOutcome() {
    for (Cause cause : Cause.values()) {
      for (Outcome outcome : Outcome.values()) {
        Reason reason = cause == Cause.REFRESH_REJECTED ? Reason.UNKNOWN : null;
        SchemaCheck.assertValid(event(closed(cause, reason, outcome)));
      }
    }
    for (Reason reason : Reason.values()) {
      SchemaCheck.assertValid(event(closed(Cause.REFRESH_REJECTED, reason, Outcome.FAILED)));
    }
  }

  @Test
  void everyRungIsAsTheSchemaSays() {
    for (Rung rung : EnumSet.allOf(Rung.class)) {
      JsonNode data = event(advised(rung)).data();

      SchemaCheck.assertValid(EventType.REMEDIATION_ADVISED, data);
      assertThat(data.path("destructiveAlternative").isNull())
          .isEqualTo(rung != Rung.RESET_LOCAL_STATE);
    }
  }

  @Test
  void theStateOfAStormIsAsItsSchemaSays() {
    SchemaCheck.assertValid("storm-state", Events.state(new Finding.StormStanding(storm(3), 1)));
  }

  @Test
  void aRecordThatIsNotAsTheSchemaSaysIsCaught() {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("stormId", "storm 1");

    assertThat(SchemaCheck.faults(EventType.STORM_OPENED, data)).isNotEmpty();
  }

  @Test
  void theSameFindingHasTheSameIdAndAnotherFindingAnother() {
    List<String> once = findings().map(finding -> event(finding).id()).toList();
    List<String> again = findings().map(finding -> event(finding).id()).toList();

    assertThat(again).isEqualTo(once);
    assertThat(new TreeSet<>(once)).hasSameSizeAs(once);
    assertThat(count(1).id()).isNotEqualTo(count(2).id());
  }

  @Test
  void aSignalThatWasShippedAgainIsNoEvent() {
    assertThat(events.of(new Finding.SignalRepeated(sighting()))).isNull();
    assertThat(events.of(new Finding.StormStanding(storm(3), 1))).isNull();
  }

  @Test
  void allEventsOfAUserHaveTheUserAsTheirKey() {
    assertThat(findings().map(this::event))
        .allSatisfy(
            event -> {
              assertThat(event.key()).isEqualTo("ann");
              assertThat(event.subject()).isEqualTo("user/ann");
              assertThat(event.source()).isEqualTo("/barograph/test");
            });
  }

  @Test
  void everyFindingTellsTheCliOfItsLogin() {
    assertThat(findings().map(this::event))
        .allSatisfy(event -> assertThat(event.data().path("cli").asText()).isEqualTo("codex"));
    assertThat(Events.state(new Finding.StormStanding(storm(3), 1)).path("cli").asText())
        .isEqualTo("codex");
  }

  @Test
  void aSequenceTellsWhereItWasSeenAndItsAccountIfOneIsKnown() {
    JsonNode known = event(closed(Cause.UNKNOWN, null, Outcome.FAILED)).data();
    CloudEvent unknown = event(closed(Cause.UNKNOWN, null, Outcome.FAILED, null));

    assertThat(known.path("account").asText()).isEqualTo("acct-1");
    assertThat(known.path("seenIn"))
        .extracting(JsonNode::asText)
        .containsExactly("stderr", "telemetry");
    SchemaCheck.assertValid(unknown);
    assertThat(unknown.data().has("account")).isFalse();
  }

  @Test
  void aLateLineAndItsLateTelemetryAreTwoEvents() {
    Sighting line = sighting();
    Sighting telemetry =
        new Sighting(
            line.login(),
            line.host(),
            line.session(),
            line.account(),
            Origin.TELEMETRY,
            line.time(),
            line.ordinal(),
            line.signal());

    assertThat(event(new Finding.SignalDelayed(telemetry, AT)).id())
        .isNotEqualTo(event(new Finding.SignalDelayed(line, AT)).id());
  }

  @Test
  void shortNamesOfTypesGoBothWays() {
    assertThat(EventType.FINDINGS)
        .allSatisfy(type -> assertThat(EventType.ofShort(EventType.shortOf(type))).isEqualTo(type));
    assertThat(EventType.shortOf(EventType.STORM_OPENED)).isEqualTo("storm.opened");
  }

  private CloudEvent event(Finding finding) {
    return Objects.requireNonNull(events.of(finding));
  }

  private CloudEvent count(long count) {
    return events.count(Cause.REFRESH_REJECTED, Outcome.FAILED, AT, Duration.ofMinutes(1), count);
  }

  private static Stream<Finding> findings() {
    return Stream.of(
        closed(Cause.REFRESH_REJECTED, Reason.REUSED, Outcome.FAILED),
        new Finding.StormChanged(new StormFinding.Opened(storm(3), 3, WINDOW)),
        new Finding.StormChanged(new StormFinding.Escalated(storm(6), AT, 3, WINDOW)),
        new Finding.StormChanged(
            new StormFinding.Calmed(storm(6), AT, StormFinding.How.STALE, 3, WINDOW)),
        advised(Rung.SIGN_IN_AGAIN),
        new Finding.SignalDelayed(sighting(), AT.plusSeconds(60)));
  }

  private static Finding closed(Cause cause, @Nullable Reason reason, Outcome outcome) {
    return closed(cause, reason, outcome, new AccountId("acct-1"));
  }

  private static Finding closed(
      Cause cause, @Nullable Reason reason, Outcome outcome, @Nullable AccountId account) {
    Verdict verdict = new Verdict(HOST, SESSION, outcome, cause, reason, 5, AT, AT.plusSeconds(7));
    return new Finding.SequenceClosed(
        new RetrySequence(
            LOGIN,
            verdict,
            5,
            5,
            List.of(Duration.ofMillis(213), Duration.ofSeconds(3)),
            ClosedBy.TERMINAL_LINE,
            new TreeMap<>(Map.of("retry-announced", new Tally(5, 1))),
            new TreeSet<>(Set.of(Origin.values())),
            "0.163.0",
            account));
  }

  private static Finding advised(Rung rung) {
    return new Finding.RemediationAdvised(
        new Remediation(
            storm(3).id(),
            LOGIN,
            rung,
            COMMANDS,
            rung == Rung.RESET_LOCAL_STATE ? COMMANDS : null,
            "It was rejected again.",
            List.of("3 turns failed."),
            AT,
            AT.plusSeconds(3600)));
  }

  private static Storm storm(int failedSequences) {
    return new Storm(
        "st_abcdefghijklmnop",
        LOGIN,
        AT,
        AT.plusSeconds(60),
        failedSequences,
        5 * failedSequences,
        new TreeSet<>(Set.of(HOST)),
        Reason.REUSED,
        AT.plusSeconds(60));
  }

  private static Sighting sighting() {
    return new Sighting(
        LOGIN, HOST, SESSION, null, Origin.STDERR, AT, 7, new Signal.TurnCompleted());
  }
}
