package io.barograph.command.screen;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Holds back what is written to standard error while it would tear the screen. */
final class HeldLog extends OutputStream {
  /** Enough to tell what went wrong, and bounded. */
  private static final int MOST_LINES = 500;

  private static final int MOST_BYTES = 4000;

  /** So long a line is news. */
  private static final Duration NEWS = Duration.ofMinutes(1);

  private final byte[] line = new byte[MOST_BYTES];
  private final Deque<String> lines = new ArrayDeque<>();
  private int length;
  private int dropped;
  private long newest;

  /** The newest lines, the oldest of them first; none when the last is long ago. */
  synchronized List<String> newest(int most) {
    if (System.nanoTime() - newest > NEWS.toNanos()) {
      return List.of();
    }
    List<String> all = new ArrayList<>(lines);
    return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
  }

  /** Writes what was held. */
  synchronized void giveBack(PrintStream to) {
    endLine();
    if (dropped > 0) {
      to.println(dropped + " lines of the log before these were dropped");
    }
    lines.forEach(to::println);
    lines.clear();
    to.flush();
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      endLine();
    } else if (b != '\r' && length < MOST_BYTES) {
      line[length++] = (byte) b;
    }
  }

  private void endLine() {
    if (length > 0) {
      lines.add(new String(line, 0, length, StandardCharsets.UTF_8));
      length = 0;
      newest = System.nanoTime();
    }
    if (lines.size() > MOST_LINES) {
      lines.remove();
      dropped++;
    }
  }
}
