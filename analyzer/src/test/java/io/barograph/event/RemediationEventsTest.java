package io.barograph.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Withdrawal.Because;
import io.barograph.core.remediation.Withdrawal.Result;
import io.barograph.core.signal.OperatingSystem;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RemediationEventsTest {
  private static final Set<Rung> NOTHING_TO_TYPE =
      EnumSet.of(Rung.RESTART_PROCESS, Rung.WAIT, Rung.LEAVE_REGION);

  private final Events events = new Events("/barograph/test");

  @Test
  void everyActionIsAsTheSchemaSaysOnEverySystem() {
    for (Rung rung : Rung.values()) {
      SchemaCheck.assertValid(event(Found.advised(rung, null, Found.AT)));
      for (OperatingSystem os : OperatingSystem.values()) {
        CloudEvent event = event(Found.advised(rung, os, Found.AT));

        SchemaCheck.assertValid(event);
        assertThat(event.data().path("action").asText()).isEqualTo(rung.action());
        assertThat(event.data().path("destructiveAlternative").isNull())
            .isEqualTo(rung != Rung.RESET_LOCAL_STATE);
      }
    }
  }

  @Test
  void theCommandIsThatOfTheSystemOrNoneWhereItIsUnknown() {
    JsonNode windows =
        event(Found.advised(Rung.SIGN_IN_AGAIN, OperatingSystem.WINDOWS, Found.AT)).data();
    JsonNode unknown = event(Found.advised(Rung.SIGN_IN_AGAIN, null, Found.AT)).data();

    assertThat(windows.path("os").asText()).isEqualTo("windows");
    assertThat(windows.path("command").asText()).isEqualTo("on windows");
    assertThat(unknown.path("os").isNull()).isTrue();
    assertThat(unknown.path("command").isNull()).isTrue();
    assertThat(unknown.path("commands").path("macos").asText()).isEqualTo("on macos");
  }

  @Test
  void whereThereIsNothingToTypeTheCommandsAreEmptyAsReadersKnowThem() {
    for (Rung rung : Rung.values()) {
      JsonNode data = event(Found.advised(rung)).data();

      assertThat(data.path("commands").path("linux").asText().isEmpty())
          .isEqualTo(NOTHING_TO_TYPE.contains(rung));
      assertThat(data.path("command").isNull()).isEqualTo(NOTHING_TO_TYPE.contains(rung));
    }
  }

  @Test
  void adviceTellsWhomItConcernsAndWhatSpeaksForAndAgainstEachCause() {
    JsonNode data = event(Found.advised(Rung.SIGN_IN_AGAIN)).data();

    assertThat(data.path("scope").asText()).isEqualTo("one_user");
    assertThat(data.path("confidence").asText()).isEqualTo("high");
    assertThat(data.path("scopeEvidence").path(0).asText()).isEqualTo("It fails on one host.");
    assertThat(data.path("causes")).hasSize(2);
    JsonNode first = data.path("causes").path(0);
    assertThat(first.path("cause").asText()).isEqualTo("other_host_or_tool");
    assertThat(first.path("evidenceFor").path(0).asText()).isEqualTo("The CLI says so.");
    assertThat(first.path("evidenceAgainst").path(0).asText()).isEqualTo("No other host was seen.");
    assertThat(data.path("causes").path(1).path("evidenceFor")).isEmpty();
  }

  @Test
  void anActionIsOneEventOfItsStormWheneverItIsAdvised() {
    Set<String> ids = new TreeSet<>();
    for (Rung rung : Rung.values()) {
      ids.add(event(Found.advised(rung)).id());
    }
    assertThat(ids).hasSize(Rung.values().length);
    assertThat(event(Found.advised(Rung.WAIT, null, Found.AT.plusSeconds(9))).id())
        .isEqualTo(event(Found.advised(Rung.WAIT)).id());
  }

  @Test
  void adviceWithoutAStormIsAnEventEachTimeUnderANameOfItsOwn() {
    CloudEvent once = event(Found.advised(Rung.LEAVE_REGION));
    CloudEvent later = event(Found.advised(Rung.LEAVE_REGION, null, Found.AT.plusSeconds(9)));

    assertThat(later.id()).isNotEqualTo(once.id());
    assertThat(later.data().path("stormId").asText())
        .isNotEqualTo(once.data().path("stormId").asText())
        .isNotEqualTo(Found.storm(3).id());
  }

  @Test
  void everyWithdrawalIsAsTheSchemaSays() {
    Set<String> ids = new TreeSet<>();
    for (Rung rung : Rung.values()) {
      for (Because because : Because.values()) {
        for (Result result : Result.values()) {
          CloudEvent event = event(Found.withdrawn(rung, because, result));

          SchemaCheck.assertValid(event);
          ids.add(event.id());
        }
      }
    }
    // What came of it does not name it.
    assertThat(ids).hasSize(Rung.values().length * Because.values().length);
  }

  @Test
  void aWithdrawalTellsWhatHoldsNoLongerSinceWhenAndWhy() {
    CloudEvent event =
        event(Found.withdrawn(Rung.SIGN_IN_AGAIN, Because.INCIDENT_OPENED, Result.UNKNOWN));

    assertThat(event.time()).isEqualTo(Found.AT.plusSeconds(90));
    JsonNode data = event.data();
    assertThat(data.path("stormId").asText()).isEqualTo(Found.storm(3).id());
    assertThat(data.path("incidentId").asText()).isEqualTo(Found.INCIDENT);
    assertThat(data.path("rung").asInt()).isEqualTo(1);
    assertThat(data.path("action").asText()).isEqualTo("sign_in_again");
    assertThat(data.path("because").asText()).isEqualTo("incident_opened");
    assertThat(data.path("result").asText()).isEqualTo("unknown");
    assertThat(data.path("advisedAt").asText()).isEqualTo(Found.AT.toString());
    assertThat(data.path("withdrawnAt").asText()).isEqualTo(Found.AT.plusSeconds(90).toString());
  }

  private CloudEvent event(Finding finding) {
    return Objects.requireNonNull(events.of(finding));
  }
}
