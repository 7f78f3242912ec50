package io.barograph.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one Alertmanager was told and accepted, and what it has to be told next. An alert is named
 * by its labels: where one of them changes, the old alert is ended and another begins.
 *
 * <p>An alert ends by itself some resends after it was last told, so that nobody has to end it if
 * this process does not live to do so. Its end is told twice: a clock that is behind ours would not
 * take the first for an end.
 */
final class AlertLedger {
  /** An alert ends by itself after so many resends; some may fail before. */
  private static final int RESENDS_OF_LIFE = 4;

  private static final int TIMES_ENDED = 2;

  private final Duration resend;
  private final Map<Map<String, String>, Entry> entries = new LinkedHashMap<>();

  AlertLedger(Duration resend) {
    this.resend = resend;
  }

  /**
   * An alert to post.
   *
   * @param endsAt in the future while the storm is open
   */
  record Posting(StormAlert alert, Instant endsAt, boolean over) {}

  private record Entry(
      StormAlert alert, Instant toldAt, Instant diesAt, @Nullable Instant endedAt, int timesEnded) {

    Entry ended(Instant at) {
      return endedAt != null ? this : new Entry(alert, toldAt, diesAt, at, 0);
    }
  }

  /** What has to be posted now, given the alerts that are open. */
  List<Posting> due(List<StormAlert> open, Instant now) {
    List<Posting> due = new ArrayList<>();
    Set<Map<String, String>> names = new HashSet<>();
    for (StormAlert alert : open) {
      names.add(alert.labels());
      Entry entry = entries.get(alert.labels());
      if (entry == null || entry.endedAt() != null || isDueAgain(entry, now)) {
        due.add(new Posting(alert, now.plus(resend.multipliedBy(RESENDS_OF_LIFE)), false));
      }
    }
    entries.replaceAll((name, entry) -> names.contains(name) ? entry : entry.ended(now));
    // What has ended by itself needs no word more.
    entries.values().removeIf(entry -> entry.endedAt() != null && !entry.diesAt().isAfter(now));
    entries.forEach(
        (name, entry) -> {
          Instant endedAt = entry.endedAt();
          if (endedAt != null && !names.contains(name)) {
            if (entry.timesEnded() == 0 || isDueAgain(entry, now)) {
              due.add(new Posting(entry.alert(), endedAt, true));
            }
          }
        });
    return due;
  }

  /** Notes what the Alertmanager has accepted. */
  void accepted(List<Posting> postings, Instant now) {
    for (Posting posting : postings) {
      Map<String, String> name = posting.alert().labels();
      Entry before = entries.get(name);
      if (!posting.over()) {
        entries.put(name, new Entry(posting.alert(), now, posting.endsAt(), null, 0));
      } else if (before != null) {
        int times = before.timesEnded() + 1;
        if (times == TIMES_ENDED) {
          entries.remove(name);
        } else {
          entries.put(
              name, new Entry(before.alert(), now, before.diesAt(), before.endedAt(), times));
        }
      }
    }
  }

  /** How many open alerts it holds. */
  int held() {
    return (int) entries.values().stream().filter(entry -> entry.endedAt() == null).count();
  }

  /** How long nothing is due unless a storm changes; at most one resend. */
  Duration idle(Instant now) {
    return entries.values().stream()
        .map(entry -> Duration.between(now, entry.toldAt().plus(resend)))
        .map(left -> left.isNegative() ? Duration.ZERO : left)
        .reduce(resend, (one, other) -> one.compareTo(other) < 0 ? one : other);
  }

  /** Half a resend early: what was told one after another comes together and goes together. */
  private boolean isDueAgain(Entry entry, Instant now) {
    Duration since = Duration.between(entry.toldAt(), now);
    return since.isNegative() || since.multipliedBy(2).compareTo(resend) >= 0;
  }
}
