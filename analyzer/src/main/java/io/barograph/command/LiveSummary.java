package io.barograph.command;

import io.barograph.board.Overview;
import io.barograph.command.screen.Summary;
import io.barograph.config.Settings;
import io.barograph.metrics.Meters;
import io.barograph.metrics.PrometheusMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the live screen shows of a running analyzer: the board for all, the counts of this one. */
final class LiveSummary implements Supplier<Summary> {
  private final String title;
  private final List<String> where;
  private final AnalyzerService service;
  private final Function<@Nullable Instant, String> pace;
  private final Rate lines = new Rate();
  private final long began = System.nanoTime();

  LiveSummary(String title, Settings settings, AnalyzerService service) {
    this(title, settings, service, LiveSummary::behind);
  }

  /**
   * With a clock of its own.
   *
   * @param pace what to say of the clock, which may be null
   */
  LiveSummary(
      String title,
      Settings settings,
      AnalyzerService service,
      Function<@Nullable Instant, String> pace) {
    this.title = title;
    this.where =
        List.of(
            "kafka " + String.join(",", settings.kafka().bootstrapServers()),
            "page " + service.address());
    this.service = service;
    this.pace = pace;
  }

  @Override
  public Summary get() {
    Overview board = service.board().overview();
    Instant clock = service.eventTime();
    return new Summary(
        title,
        where,
        service.state(),
        Duration.ofNanos(System.nanoTime() - began),
        clock,
        pace.apply(clock),
        counts(service.metrics()),
        BoardRows.storms(board),
        BoardRows.incidents(board),
        BoardRows.events(board));
  }

  private static String behind(@Nullable Instant clock) {
    return clock == null ? "" : behind(clock, Instant.now());
  }

  /** How far a clock is behind another, in whole seconds. */
  static String behind(Instant clock, Instant other) {
    return Math.max(0, Duration.between(clock, other).toSeconds()) + " s behind";
  }

  private Summary.Counts counts(PrometheusMetrics metrics) {
    long read = metrics.total(Meters.LINES);
    return new Summary.Counts(
        read,
        lines.at(read),
        metrics.total(Meters.SIGNALS),
        metrics.total(Meters.STORMS_OPENED),
        metrics.total(Meters.REMEDIATIONS_ADVISED),
        metrics.total(Meters.DEAD_LETTERS),
        metrics.total(Meters.LATE_SIGNALS));
  }
}
