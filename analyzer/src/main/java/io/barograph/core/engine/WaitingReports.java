package io.barograph.core.engine;

import io.barograph.core.scope.FleetReport;
import io.barograph.core.scope.FleetReportFormat;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.PackedQueue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reports that wait for their decision, in the order of event time. They lie packed: where many
 * logins fail at once, nothing else is as many.
 */
final class WaitingReports {
  private static final String KEY = "report/";

  private final PackedQueue<Waiting> queue =
      new PackedQueue<>(Duration.ofSeconds(1), Waiting::pack, Waiting::unpack);

  private final FleetRows rows;
  private final boolean outlives;
  private long number;

  /** A report with its number: those of one login stay in the order they came. */
  private record Waiting(FleetReport report, long number) implements Comparable<Waiting> {
    static Waiting unpack(byte[] packed) {
      return Packed.unpack(packed, in -> new Waiting(FleetReportFormat.read(in), in.number()));
    }

    byte[] pack() {
      return Packed.pack(
          out -> {
            FleetReportFormat.write(out, report);
            out.number(number);
          });
    }

    String key() {
      return KEY + number;
    }

    @Override
    public int compareTo(Waiting other) {
      int byLogin = report.login().compareTo(other.report.login());
      return byLogin == 0 ? Long.compare(number, other.number) : byLogin;
    }
  }

  /**
   * Holds none yet.
   *
   * @param outlives whether each is kept in the rows, too
   */
  WaitingReports(FleetRows rows, boolean outlives) {
    this.rows = rows;
    this.outlives = outlives;
  }

  void add(FleetReport report) {
    Waiting waiting = new Waiting(report, number++);
    queue.add(report.at(), waiting);
    if (outlives) {
      rows.put(waiting.key(), Packed.pack(out -> FleetReportFormat.write(out, report)));
    }
  }

  /** When the next is to be decided, or null. */
  @Nullable Instant next() {
    return queue.first();
  }

  /** None is of a later event time; null where none waits. */
  @Nullable Instant bound() {
    return queue.bound();
  }

  /**
   * The next, which waits no more.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  FleetReport take() {
    Waiting next = queue.take().what();
    if (outlives) {
      rows.remove(next.key());
    }
    return next.report();
  }

  /** Whether a row is one of a report that waits. */
  static boolean isOne(String key) {
    return key.startsWith(KEY);
  }

  /** Goes on from a row. */
  void restore(String key, byte[] kept) {
    FleetReport report = Packed.unpack(kept, FleetReportFormat::read);
    long place = Long.parseLong(key.substring(KEY.length()));
    queue.add(report.at(), new Waiting(report, place));
    number = Math.max(number, place + 1);
  }
}
