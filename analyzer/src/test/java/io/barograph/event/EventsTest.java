package io.barograph.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Withdrawal.Result;
import io.barograph.core.scope.FleetReport;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.schemas.Schemas;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsTest {
  private final Events events = new Events("/barograph/test");

  @Test
  void everyKindOfEventIsAsItsSchemaSays() {
    List<CloudEvent> all =
        Stream.concat(Found.events().map(this::event), Stream.of(count(1))).toList();

    all.forEach(SchemaCheck::assertValid);
    assertThat(all.stream().map(CloudEvent::type).collect(Collectors.toSet()))
        .isEqualTo(Schemas.byEventType().keySet());
  }

  @Test
  void everySequenceIsAsItsSchemaSaysWhateverItsCauseReasonAndOutcome() {
    for (Cause cause : Cause.values()) {
      for (Outcome outcome : Outcome.values()) {
        Reason reason = cause == Cause.REFRESH_REJECTED ? Reason.UNKNOWN : null;
        SchemaCheck.assertValid(event(Found.sequence(cause, reason, outcome)));
      }
    }
    for (Reason reason : EnumSet.complementOf(EnumSet.of(Reason.REGION_REFUSED))) {
      SchemaCheck.assertValid(
          event(Found.sequence(Cause.REFRESH_REJECTED, reason, Outcome.FAILED)));
    }
  }

  @Test
  void aRefusedRegionIsToldApartFromTheReasonsOfARejection() {
    CloudEvent refused =
        event(Found.sequence(Cause.REFRESH_UNREACHABLE, Reason.REGION_REFUSED, Outcome.FAILED));
    JsonNode rejected =
        event(Found.sequence(Cause.REFRESH_REJECTED, Reason.REVOKED, Outcome.FAILED)).data();

    SchemaCheck.assertValid(refused);
    assertThat(refused.data().path("reason").isNull()).isTrue();
    assertThat(refused.data().path("regionRefused").asBoolean()).isTrue();
    assertThat(rejected.path("reason").asText()).isEqualTo("revoked");
    assertThat(rejected.path("regionRefused").asBoolean()).isFalse();
  }

  @Test
  void theStateOfAStormIsAsItsSchemaSaysWhateverIsAdvised() {
    JsonNode before = Events.state(Found.standing(null, null));
    SchemaCheck.assertValid("storm-state", before);
    assertThat(before.path("advice").isNull()).isTrue();
    assertThat(before.path("incidentId").isNull()).isTrue();
    for (Rung rung : Rung.values()) {
      JsonNode state = Events.state(Found.standing(rung, Found.INCIDENT));

      SchemaCheck.assertValid("storm-state", state);
      assertThat(state.path("advice").asText()).isEqualTo(rung.action());
      assertThat(state.path("incidentId").asText()).isEqualTo(Found.INCIDENT);
      assertThat(state.path("cli").asText()).isEqualTo("codex");
    }
  }

  @Test
  void aRecordThatIsNotAsTheSchemaSaysIsCaught() {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("stormId", "storm 1");

    assertThat(SchemaCheck.faults(EventType.STORM_OPENED, data)).isNotEmpty();
  }

  @Test
  void theSameFindingHasTheSameIdAndAnotherFindingAnother() {
    List<String> once = Found.events().map(finding -> event(finding).id()).toList();
    List<String> again = Found.events().map(finding -> event(finding).id()).toList();

    assertThat(again).isEqualTo(once);
    assertThat(new TreeSet<>(once)).hasSameSizeAs(once);
    assertThat(count(1).id()).isNotEqualTo(count(2).id());
  }

  @Test
  void whatIsOnlyForTheHouseIsNoEvent() {
    List<Finding> silent =
        List.of(
            new Finding.SignalRepeated(Found.sighting(Origin.STDERR)),
            Found.standing(null, null),
            new Finding.RemediationJudged(
                Found.storm(3), Rung.WAIT, Reason.REUSED, Result.UNKNOWN, Found.AT),
            new Finding.Reported(
                new FleetReport.SignedIn(Found.LOGIN, Found.AT, new HostId("laptop-1"))));

    for (Finding finding : silent) {
      assertThat(events.of(finding)).isNull();
      assertThat(Events.typeOf(finding)).isNull();
    }
  }

  @Test
  void theTypeOfAFindingIsThatOfItsEvent() {
    assertThat(Found.events())
        .allSatisfy(finding -> assertThat(Events.typeOf(finding)).isEqualTo(event(finding).type()));
    assertThat(Found.events().map(Events::typeOf))
        .containsExactlyInAnyOrderElementsOf(EventType.FINDINGS);
  }

  @Test
  void allEventsOfAUserHaveTheUserAsTheirKey() {
    assertThat(Found.ofLogins().map(this::event))
        .allSatisfy(
            event -> {
              assertThat(event.key()).isEqualTo("ann");
              assertThat(event.subject()).isEqualTo("user/ann");
              assertThat(event.source()).isEqualTo("/barograph/test");
            });
  }

  @Test
  void everyFindingTellsTheCli() {
    assertThat(Found.events().map(this::event))
        .allSatisfy(event -> assertThat(event.data().path("cli").asText()).isEqualTo("codex"));
  }

  @Test
  void anEventOfADryRunSaysSoAndIsElseTheSame() {
    Events dryRun = Events.simulated("/barograph/test");

    Found.events()
        .forEach(
            finding -> {
              ObjectNode simulated = Objects.requireNonNull(dryRun.of(finding)).structured();
              SchemaCheck.assertValidEvent(simulated);
              assertThat(simulated.remove("simulated").asText()).isEqualTo("true");
              assertThat(simulated).isEqualTo(event(finding).structured());
            });
  }

  @Test
  void aSequenceTellsWhereItWasSeenAndItsAccountIfOneIsKnown() {
    JsonNode known = event(Found.sequence(Cause.UNKNOWN, null, Outcome.FAILED)).data();
    CloudEvent unknown = event(Found.sequence(Cause.UNKNOWN, null, Outcome.FAILED, null));

    assertThat(known.path("account").asText()).isEqualTo("acct-1");
    assertThat(known.path("seenIn"))
        .extracting(JsonNode::asText)
        .containsExactly("stderr", "telemetry");
    SchemaCheck.assertValid(unknown);
    assertThat(unknown.data().has("account")).isFalse();
  }

  @Test
  void aLateLineAndItsLateTelemetryAreTwoEvents() {
    Finding line = new Finding.SignalDelayed(Found.sighting(Origin.STDERR), Found.AT);
    Finding telemetry = new Finding.SignalDelayed(Found.sighting(Origin.TELEMETRY), Found.AT);

    assertThat(event(telemetry).id()).isNotEqualTo(event(line).id());
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
    return events.count(
        Cause.REFRESH_REJECTED, Outcome.FAILED, Found.AT, Duration.ofMinutes(1), count);
  }
}
