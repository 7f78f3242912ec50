package io.barograph.bench;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Rung;
import io.barograph.core.signal.UserId;
import io.barograph.embedded.fleet.TruthEntry.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges what was said to those whose region is refused. */
final class RegionJudge {
  /** As many as make a storm of rejections. */
  private static final int ENOUGH = 3;

  private static final Duration WINDOW = Duration.ofMinutes(10);

  private static final String REGION = Rung.LEAVE_REGION.action();

  /** Somebody's stay in a refused region. */
  private record Stay(UserId user, Instant began) {}

  private RegionJudge() {}

  static void judge(Truth truth, Findings findings, Quality quality) {
    Map<Stay, Deque<Instant>> failures = new HashMap<>();
    Set<Stay> tellable = new HashSet<>();
    for (Sequence sequence : truth.refused()) {
      Stay stay = new Stay(sequence.user(), truth.began(sequence.user(), sequence.startedAt()));
      Deque<Instant> recent = failures.computeIfAbsent(stay, s -> new ArrayDeque<>());
      recent.add(sequence.endedAt());
      recent.removeIf(at -> at.plus(WINDOW).isBefore(sequence.endedAt()));
      if (recent.size() >= ENOUGH) {
        tellable.add(stay);
      }
    }
    Set<Stay> told = new HashSet<>();
    for (Remediation piece : findings.advice()) {
      if (piece.rung() == Rung.LEAVE_REGION) {
        UserId user = piece.login().user();
        Stay stay = new Stay(user, truth.began(user, piece.advisedAt()));
        if (told.add(stay) && !tellable.contains(stay)) {
          compare(stay, null, REGION, truth, quality);
        }
      }
    }
    for (Stay stay : tellable) {
      compare(stay, REGION, told.contains(stay) ? REGION : null, truth, quality);
    }
  }

  private static void compare(
      Stay stay, @Nullable String there, @Nullable String found, Truth truth, Quality quality) {
    quality.compare(
        Measure.REGION,
        truth.scenario(stay.user(), stay.began()),
        stay.user().value(),
        stay.began(),
        there,
        found);
  }
}
