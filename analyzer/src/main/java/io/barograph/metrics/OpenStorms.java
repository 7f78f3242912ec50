package io.barograph.metrics;

import io.barograph.core.scope.Scope;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import io.barograph.core.storm.Storm;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open storms as the fleet judges them, for gauges of them. Who is in one is told only where
 * that was asked for, and never of more than a few users.
 */
public final class OpenStorms {
  private static final String OTHERS = "__other__";

  private record Judged(Storm storm, Scope scope) {
    int failures() {
      return storm.failedSequences();
    }
  }

  private final Map<Login, Judged> open = new ConcurrentHashMap<>();
  private @Nullable MultiGauge named;
  private int mostNamed;

  OpenStorms(Instruments instruments) {
    for (Reason reason : FleetMetrics.REASONS_OF_STORMS) {
      for (Scope scope : Scope.values()) {
        instruments.gauge(
            Meters.STORMS_JUDGED, () -> count(reason, scope), reason.label(), scope.label());
      }
    }
  }

  /** The storm stands, judged so. */
  public void stands(Storm storm, Scope scope) {
    open.put(storm.login(), new Judged(storm, scope));
    name();
  }

  /** The login has no open storm any more. */
  public void over(Login login) {
    open.remove(login);
    name();
  }

  /** Another process watches the fleet now. */
  public void forget() {
    open.clear();
    name();
  }

  /**
   * Names those who fail most from now on.
   *
   * @param most users that are named, 1 or more; all others are one row
   */
  synchronized void nameTopUsers(MultiGauge gauge, int most) {
    named = gauge;
    mostNamed = most;
    name();
  }

  private long count(Reason reason, Scope scope) {
    return open.values().stream()
        .filter(judged -> judged.scope() == scope && judged.storm().reason() == reason)
        .count();
  }

  private synchronized void name() {
    if (named == null) {
      return;
    }
    List<Judged> worst = new ArrayList<>(open.values());
    worst.sort(
        Comparator.comparingInt(Judged::failures)
            .reversed()
            .thenComparing(judged -> judged.storm().login()));
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (Judged judged : worst.subList(0, Math.min(mostNamed, worst.size()))) {
      Login login = judged.storm().login();
      rows.add(row(login.user().value(), login.cli(), judged.failures()));
    }
    int others = worst.stream().skip(mostNamed).mapToInt(Judged::failures).sum();
    rows.add(row(OTHERS, OTHERS, others));
    named.register(rows, true);
  }

  private static MultiGauge.Row<?> row(String user, String cli, int failures) {
    return MultiGauge.Row.of(Tags.of("user", user, "cli", cli), failures);
  }
}
