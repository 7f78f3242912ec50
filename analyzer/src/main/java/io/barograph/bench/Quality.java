package io.barograph.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How good the findings of one or several fleets are. */
public final class Quality {
  /** Enough to see what goes wrong. */
  private static final int MOST_MISSES = 1000;

  private final Map<Measure, Ratio> whole = new EnumMap<>(Measure.class);
  private final Map<Measure, SortedMap<String, Ratio>> byLabel = new EnumMap<>(Measure.class);
  private final SortedMap<String, Map<Measure, Ratio>> byScenario = new TreeMap<>();
  private final Map<Count, Integer> counts = new EnumMap<>(Count.class);
  private final Map<Delay, List<Duration>> delays = new EnumMap<>(Delay.class);
  private final List<Miss> misses = new ArrayList<>();
  private double userDays;

  /** Of nothing yet. */
  public Quality() {}

  /**
   * Compares one thing.
   *
   * @param there what is true, or null where there is nothing to find
   * @param found or null
   */
  void compare(
      Measure measure,
      String scenario,
      String who,
      Instant at,
      @Nullable String there,
      @Nullable String found) {
    boolean right = there != null && there.equals(found);
    Ratio ratio = new Ratio(right ? 1 : 0, found == null ? 0 : 1, there == null ? 0 : 1);
    whole.merge(measure, ratio, Ratio::plus);
    byScenario
        .computeIfAbsent(scenario, s -> new EnumMap<>(Measure.class))
        .merge(measure, ratio, Ratio::plus);
    if (there != null) {
      label(measure, there, new Ratio(ratio.right(), 0, 1));
    }
    if (found != null) {
      label(measure, found, new Ratio(0, 1, 0));
    }
    if (!right && misses.size() < MOST_MISSES) {
      misses.add(new Miss(measure, scenario, who, at, there, found));
    }
  }

  private void label(Measure measure, String label, Ratio ratio) {
    byLabel.computeIfAbsent(measure, m -> new TreeMap<>()).merge(label, ratio, Ratio::plus);
  }

  /** Counts false advice. */
  void falsely(String scenario, String who, Instant at, String advice) {
    count(Count.FALSE_ADVICE);
    if (misses.size() < MOST_MISSES) {
      misses.add(new Miss(Measure.ADVICE, scenario, who, at, null, advice));
    }
  }

  void count(Count what) {
    counts.merge(what, 1, Integer::sum);
  }

  void delayed(Delay between, Duration delay) {
    delays.computeIfAbsent(between, b -> new ArrayList<>()).add(delay);
  }

  void watched(int users, Duration length) {
    userDays += users * (length.toSeconds() / (double) Duration.ofDays(1).toSeconds());
  }

  /** Adds what was seen in another fleet. */
  public void add(Quality other) {
    other.whole.forEach((measure, ratio) -> whole.merge(measure, ratio, Ratio::plus));
    other.byLabel.forEach(
        (measure, labels) -> labels.forEach((name, ratio) -> label(measure, name, ratio)));
    other.byScenario.forEach(
        (scenario, ratios) ->
            ratios.forEach(
                (measure, ratio) ->
                    byScenario
                        .computeIfAbsent(scenario, s -> new EnumMap<>(Measure.class))
                        .merge(measure, ratio, Ratio::plus)));
    other.counts.forEach((what, n) -> counts.merge(what, n, Integer::sum));
    other.delays.forEach(
        (between, all) -> delays.computeIfAbsent(between, b -> new ArrayList<>()).addAll(all));
    other.misses.stream().limit(MOST_MISSES - misses.size()).forEach(misses::add);
    userDays += other.userDays;
  }

  public Ratio of(Measure measure) {
    return whole.getOrDefault(measure, Ratio.NONE);
  }

  /** The same for each label: recall of what is truly it, precision of what was called it. */
  public SortedMap<String, Ratio> labels(Measure measure) {
    return Collections.unmodifiableSortedMap(byLabel.getOrDefault(measure, new TreeMap<>()));
  }

  public List<String> scenarios() {
    return List.copyOf(byScenario.keySet());
  }

  public Ratio of(String scenario, Measure measure) {
    return byScenario.getOrDefault(scenario, Map.of()).getOrDefault(measure, Ratio.NONE);
  }

  public int of(Count what) {
    return counts.getOrDefault(what, 0);
  }

  /** False advice for a thousand users in a day; 0 where nobody was watched. */
  public double falseAdvicePerThousandUsersAndDay() {
    return userDays == 0 ? 0 : 1000 * of(Count.FALSE_ADVICE) / userDays;
  }

  /**
   * What so many in a hundred delays do not exceed, or null where there was none.
   *
   * @param percent 1 to 100
   */
  public @Nullable Duration percentile(Delay between, int percent) {
    List<Duration> sorted = new ArrayList<>(delays.getOrDefault(between, List.of()));
    Collections.sort(sorted);
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return sorted.isEmpty() ? null : sorted.get(rank - 1);
  }

  /** The first of what was not as the truth has it. */
  public List<Miss> misses() {
    return List.copyOf(misses);
  }
}
