package io.barograph.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.signal.PackedQueue.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A packed queue gives what an ordinary one would. */
class PackedQueueTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final PackedQueue<String> queue =
      new PackedQueue<>(
          Duration.ofSeconds(2),
          text -> text.getBytes(StandardCharsets.UTF_8),
          bytes -> new String(bytes, StandardCharsets.UTF_8));

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itGivesWhatAPriorityQueueGives(long seed) {
    Random random = new Random(seed);
    PriorityQueue<Entry<String>> plain =
        new PriorityQueue<>(
            Comparator.comparing((Entry<String> e) -> e.at()).thenComparing(e -> e.what()));
    Instant clock = NOON;
    for (int i = 0; i < 500; i++) {
      Instant at = clock.plusMillis(random.nextInt(20_000) - 5_000L).plusNanos(random.nextInt(3));
      String what = "user-" + random.nextInt(9);
      queue.add(at, what);
      plain.add(new Entry<>(at, what));
      clock = clock.plusMillis(random.nextInt(100));
      while (!plain.isEmpty() && plain.element().at().isBefore(clock)) {
        assertThat(queue.first()).isEqualTo(plain.element().at());
        assertThat(queue.takeBefore(clock)).isEqualTo(plain.remove());
      }
      assertThat(queue.takeBefore(clock)).isNull();
    }
    while (!plain.isEmpty()) {
      Instant bound = queue.bound();
      assertThat(plain).allSatisfy(entry -> assertThat(entry.at()).isBeforeOrEqualTo(bound));
      assertThat(queue.take()).isEqualTo(plain.remove());
    }
    assertThat(queue.first()).isNull();
    assertThat(queue.bound()).isNull();
  }

  @Test
  void nothingIsTakenWhereNothingIs() {
    assertThatThrownBy(queue::take).isInstanceOf(NoSuchElementException.class);

    queue.add(NOON, "only");

    assertThat(queue.bound()).isEqualTo(NOON);
    assertThat(queue.take()).isEqualTo(new Entry<>(NOON, "only"));
    assertThatThrownBy(queue::take).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void whoIsDueComesInOrderAndOnce() {
    queue.add(NOON.plusSeconds(3600), "late");
    queue.add(NOON.plusSeconds(1), "second");
    queue.add(NOON, "first");

    assertThat(queue.first()).isEqualTo(NOON);
    assertThat(queue.takeBefore(NOON)).isNull();
    assertThat(queue.takeBefore(NOON.plusSeconds(9))).isEqualTo(new Entry<>(NOON, "first"));
    assertThat(queue.takeBefore(NOON.plusSeconds(9)))
        .isEqualTo(new Entry<>(NOON.plusSeconds(1), "second"));
    assertThat(queue.takeBefore(NOON.plusSeconds(9))).isNull();
    assertThat(queue.first()).isEqualTo(NOON.plusSeconds(3600));
  }
}
