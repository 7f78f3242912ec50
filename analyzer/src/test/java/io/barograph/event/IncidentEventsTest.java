package io.barograph.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.core.engine.Finding;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.Segment;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IncidentEventsTest {
  private final Events events = new Events("/barograph/test");

  @Test
  void everySegmentIsAsTheSchemasSay() {
    for (Segment.Dimension dimension : Segment.Dimension.values()) {
      Segment segment =
          dimension == Segment.Dimension.ALL ? Segment.ALL : new Segment(dimension, "a");

      SchemaCheck.assertValid(event(Found.opened(segment)));
      SchemaCheck.assertValid(event(Found.closed(segment, Decision.WIDENED)));
    }
  }

  @Test
  void anIncidentOfTheWholeFleetHasNoValue() {
    JsonNode all = event(Found.opened(Segment.ALL)).data().path("segment");
    JsonNode version = event(Found.opened(Found.VERSION)).data().path("segment");

    assertThat(all.path("dimension").asText()).isEqualTo("all");
    assertThat(all.path("value").isNull()).isTrue();
    assertThat(version.path("dimension").asText()).isEqualTo("version");
    assertThat(version.path("value").asText()).isEqualTo("0.98.0");
  }

  @Test
  void openingAndClosingAreOneEventEachOfTheIncidentInTheOrderOfItsCli() {
    CloudEvent opened = event(Found.opened(Found.VERSION));
    CloudEvent closed = event(Found.closed(Found.VERSION, Decision.BELOW_THRESHOLDS));

    assertThat(opened.id()).isNotEqualTo(closed.id());
    assertThat(event(Found.closed(Found.VERSION, Decision.WIDENED)).id()).isEqualTo(closed.id());
    assertThat(opened.key()).isEqualTo("codex").isEqualTo(closed.key());
    assertThat(opened.subject())
        .isEqualTo("incident/" + Found.INCIDENT)
        .isEqualTo(closed.subject());
    assertThat(opened.time()).isEqualTo(Found.AT);
    assertThat(closed.time()).isEqualTo(Found.AT.plusSeconds(1200));
  }

  @Test
  void anIncidentTellsHowManyFailHowThatWasDecidedAndHowSureItIs() {
    JsonNode opened = event(Found.opened(Found.VERSION)).data();
    JsonNode closed = event(Found.closed(Found.VERSION, Decision.BELOW_THRESHOLDS)).data();

    assertThat(opened.path("failing").asInt()).isEqualTo(7);
    assertThat(opened.path("active").asInt()).isEqualTo(40);
    assertThat(opened.path("reason").asText()).isEqualTo("revoked");
    assertThat(opened.path("decision").asText()).isEqualTo("fleet_share_reached");
    assertThat(opened.path("confidence").asText()).isEqualTo("medium");
    assertThat(opened.path("evidence").path(0).asText()).isEqualTo("7 of 40 are failing.");
    assertThat(opened.has("closedAt")).isFalse();
    assertThat(closed.path("peak").asInt()).isEqualTo(9);
    assertThat(closed.path("decision").asText()).isEqualTo("below_thresholds");
    assertThat(closed.path("closedAt").asText()).isEqualTo(Found.AT.plusSeconds(1200).toString());
    assertThat(closed.has("confidence")).isFalse();
  }

  private CloudEvent event(Finding finding) {
    return Objects.requireNonNull(events.of(finding));
  }
}
