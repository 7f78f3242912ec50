package io.barograph.command.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many of something there were in each stretch of time, as a row of bars. */
public final class Sparkline {
  /** Each a multiple of the one before, so that counts can be merged; days are doubled on. */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1));

  /** Wider than any terminal. */
  private static final int MOST = 1024;

  private final String what;
  private NavigableMap<Long, Long> counts = new TreeMap<>();
  private Duration step = STEPS.get(0);

  /**
   * An empty one.
   *
   * @param what is counted, in the plural
   */
  public Sparkline(String what) {
    this.what = what;
  }

  /** One more, at that time. */
  public void add(Instant time) {
    counts.merge(Math.floorDiv(time.getEpochSecond(), step.toSeconds()), 1L, Long::sum);
    while (span(counts) > MOST) {
      Duration wider = next(step);
      counts = merged(step, wider);
      step = wider;
    }
  }

  /**
   * A title with the peak, the bars, and the times of both ends; nothing where all lies within one
   * minute.
   *
   * @param width in cells, 1 or more
   */
  public List<String> lines(int width, Letters letters) {
    Duration shown = step;
    NavigableMap<Long, Long> bars = counts;
    while (span(bars) > Math.max(width, 2)) {
      shown = next(shown);
      bars = merged(step, shown);
    }
    if (span(counts) < 2) {
      return List.of();
    }
    Map.Entry<Long, Long> peak = peak(bars);
    String title =
        String.format(
            Locale.ROOT,
            "%s, a bar for %s, at most %,d at %s",
            what,
            named(shown),
            peak.getValue(),
            start(peak.getKey(), shown));
    String from = start(bars.firstKey(), shown);
    String to = start(bars.lastKey() + 1, shown);
    List<String> lines = new ArrayList<>();
    lines.add(letters.cut(title, width));
    lines.add(bars(bars, peak.getValue(), letters));
    int room = Math.max((int) span(bars), from.length() + to.length() + 2);
    String ends = from + " ".repeat(room - from.length() - to.length()) + to;
    lines.add(letters.cut(ends, width));
    return lines;
  }

  private static String bars(NavigableMap<Long, Long> counts, long peak, Letters letters) {
    StringBuilder bars = new StringBuilder();
    int highest = letters.levels().length() - 1;
    for (long at = counts.firstKey(); at <= counts.lastKey(); at++) {
      long count = counts.getOrDefault(at, 0L);
      // What is not nothing never looks like nothing.
      int level = (int) -Math.floorDiv(-count * highest, peak);
      bars.append(letters.levels().charAt(level));
    }
    return bars.toString();
  }

  private static Map.Entry<Long, Long> peak(NavigableMap<Long, Long> counts) {
    Map.Entry<Long, Long> peak = counts.firstEntry();
    for (Map.Entry<Long, Long> each : counts.entrySet()) {
      peak = each.getValue() > peak.getValue() ? each : peak;
    }
    return peak;
  }

  private NavigableMap<Long, Long> merged(Duration from, Duration to) {
    NavigableMap<Long, Long> merged = new TreeMap<>();
    long factor = to.dividedBy(from);
    counts.forEach((at, count) -> merged.merge(Math.floorDiv(at, factor), count, Long::sum));
    return merged;
  }

  private static long span(NavigableMap<Long, Long> counts) {
    return counts.isEmpty() ? 0 : counts.lastKey() - counts.firstKey() + 1;
  }

  private static Duration next(Duration step) {
    int at = STEPS.indexOf(step);
    return at >= 0 && at + 1 < STEPS.size() ? STEPS.get(at + 1) : step.multipliedBy(2);
  }

  private static String start(long at, Duration step) {
    return Instant.ofEpochSecond(at * step.toSeconds()).toString().replace(":00Z", "Z");
  }

  private static String named(Duration step) {
    if (step.toDays() > 0) {
      return count(step.toDays(), "day");
    }
    return step.toHours() > 0 ? count(step.toHours(), "hour") : count(step.toMinutes(), "minute");
  }

  private static String count(long n, String unit) {
    return n == 1 ? "each " + unit : n + " " + unit + "s";
  }
}
