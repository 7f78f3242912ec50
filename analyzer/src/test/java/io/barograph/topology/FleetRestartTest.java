package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.engine.Finding;
import io.micrometer.core.instrument.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whose clock the fleet goes by, and what it remembers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetRestartTest {
  /** Restarts everywhere would take minutes; these fall into every part of the morning. */
  private static final int CUTS = 40;

  private List<FleetMessage> told = List.of();
  private List<Finding> found = List.of();

  @BeforeAll
  void playAMorning() {
    try (DrivenTopology topology = new DrivenTopology()) {
      TroubledFleet.play(topology);
      told = topology.toldToTheFleet();
    }
    FleetByHand fleet = new FleetByHand(1);
    told.forEach(fleet::take);
    found = fleet.found();
    assertThat(found).hasSizeGreaterThan(40);
  }

  @Test
  void aRestartAnywhereFindsTheSame() {
    boolean anyOpen = false;
    for (int cut = 1; cut <= CUTS; cut++) {
      FleetByHand fleet = new FleetByHand(1);
      int before = told.size() * cut / (CUTS + 1);
      told.subList(0, before).forEach(fleet::take);
      int open = fleet.openIncidents.count();
      Map<List<Tag>, Double> judged = fleet.judged();
      anyOpen |= judged.values().stream().anyMatch(count -> count > 0);
      fleet.restart(1);
      assertThat(fleet.openIncidents.count()).isEqualTo(open);
      assertThat(fleet.judged()).as("after message %d", before).isEqualTo(judged);
      told.subList(before, told.size()).forEach(fleet::take);

      assertThat(fleet.found()).as("restarted after message %d", before).isEqualTo(found);
    }
    assertThat(anyOpen).isTrue();
  }

  @Test
  void whatWasNeverCommittedIsForgottenWhenATaskIsTakenUpAgain() {
    FleetByHand committed = new FleetByHand(1);
    FleetByHand fleet = new FleetByHand(1);
    int half = told.size() / 2;
    told.subList(0, half).forEach(committed::take);
    told.forEach(fleet::take);
    fleet.goOnFrom(committed);
    int before = fleet.found().size();
    told.subList(half, told.size()).forEach(fleet::take);

    List<Finding> again = new ArrayList<>(committed.found());
    again.addAll(fleet.found().subList(before, fleet.found().size()));
    assertThat(again).isEqualTo(found);
  }

  @Test
  void theSlowestPartitionOfUsersTellsTheTime() {
    FleetByHand fleet = new FleetByHand(2);
    reports().forEach(fleet::take);

    fleet.take(new FleetMessage.Reached(0, DrivenTopology.START.plus(Duration.ofHours(2))));
    assertThat(fleet.found()).as("the other partition was never heard of").isEmpty();

    fleet.take(new FleetMessage.Reached(1, DrivenTopology.START.plusSeconds(30)));
    assertThat(fleet.found()).as("the other partition is at the beginning").isEmpty();

    fleet.take(new FleetMessage.Reached(1, DrivenTopology.START.plus(Duration.ofHours(2))));
    assertThat(fleet.found()).containsExactlyElementsOf(found);
  }

  @Test
  void theClocksOfPartitionsAreKnownAfterARestart() {
    FleetByHand fleet = new FleetByHand(2);
    reports().forEach(fleet::take);
    fleet.take(new FleetMessage.Reached(0, DrivenTopology.START.plus(Duration.ofHours(2))));
    fleet.restart(2);
    fleet.take(new FleetMessage.Reached(1, DrivenTopology.START.plus(Duration.ofHours(2))));

    assertThat(fleet.found()).containsExactlyElementsOf(found);
  }

  @Test
  void aClockThatGoesBackChangesNothing() {
    FleetByHand fleet = new FleetByHand(1);
    told.forEach(fleet::take);
    fleet.take(new FleetMessage.Reached(0, DrivenTopology.START));

    assertThat(fleet.found()).isEqualTo(found);
  }

  private List<FleetMessage> reports() {
    return told.stream().filter(FleetMessage.Told.class::isInstance).toList();
  }
}
