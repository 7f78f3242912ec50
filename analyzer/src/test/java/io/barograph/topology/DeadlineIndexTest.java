package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadlineIndexTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int MANY = 1_000;

  private final DeadlineIndex index = new DeadlineIndex();

  @Test
  void nobodyIsDueWhereNobodyWasPut() {
    assertThat(due(NOON, MANY)).isEmpty();
  }

  @Test
  void whoIsDueIsTakenOnceInTheOrderOfDeadlines() {
    index.put(at(30), "late");
    index.put(at(10), "early");
    index.put(at(3600), "much-later");

    assertThat(due(at(60), MANY)).containsExactly("early", "late");
    assertThat(due(at(60), MANY)).isEmpty();
    assertThat(due(at(3601), MANY)).containsExactly("much-later");
  }

  @Test
  void aDeadlineIsOverOnlyOnceTheClockIsPastIt() {
    index.put(at(10), "ann");

    assertThat(due(at(10), MANY)).isEmpty();
    assertThat(due(at(10).plusNanos(1000), MANY)).containsExactly("ann");
  }

  @Test
  void usersOfOneDeadlineAreAllDue() {
    index.put(at(10), "ann");
    index.put(at(10), "bob");
    index.put(at(10), "annabel");

    assertThat(due(at(11), MANY)).containsExactlyInAnyOrder("ann", "bob", "annabel");
  }

  @Test
  void aDeadlineBeforeTheLastLookIsFound() {
    index.put(at(10), "ann");
    due(at(3600), MANY);
    index.put(at(20), "bob");

    assertThat(due(at(3600), MANY)).containsExactly("bob");
  }

  @Test
  void moreThanTheMostAreLeftForTheNextTime() {
    IntStream.range(0, 100).forEach(i -> index.put(at(i), "user-" + i));

    List<String> first = due(at(3600), 10);
    assertThat(first).hasSize(10);

    List<String> all = new ArrayList<>(first);
    for (int look = 0; look < 20; look++) {
      all.addAll(due(at(3600), 10));
    }
    assertThat(all).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void deadlinesYearsApartAreFoundWithoutALongWalk() {
    index.put(Instant.parse("2000-01-01T00:00:00Z"), "ann");
    index.put(at(0), "bob");

    assertThat(due(NOON.plus(Duration.ofDays(365)), MANY)).containsExactly("ann", "bob");
  }

  @Test
  void namesOfAnyCharactersAreTold() {
    index.put(at(20), "jürgen ☂/codex");

    assertThat(due(at(25), MANY)).containsExactly("jürgen ☂/codex");
  }

  @Test
  void whoIsDueComesWithItsDeadline() {
    index.put(at(20).plusNanos(123_456_789), "ann");

    assertThat(index.takeDue(at(25), MANY))
        .containsExactly(new DeadlineIndex.Due("ann", at(20).plusNanos(123_456_789)));
  }

  private List<String> due(Instant clock, int most) {
    return index.takeDue(clock, most).stream().map(DeadlineIndex.Due::login).toList();
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }
}
