package io.barograph.topology;

import io.barograph.core.signal.PackedQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the logins whose deadline has passed without looking at the others. It is made anew from
 * the rows at every start, since each says where it stands here.
 */
final class DeadlineIndex {
  private static final Duration WIDTH = Duration.ofSeconds(1);

  /** A login, by its key, and the deadline it stands at. */
  record Due(String login, Instant deadline) {}

  private final PackedQueue<String> queue =
      new PackedQueue<>(
          WIDTH,
          login -> login.getBytes(StandardCharsets.UTF_8),
          bytes -> new String(bytes, StandardCharsets.UTF_8));

  void put(Instant deadline, String login) {
    queue.add(deadline, login);
  }

  /** Takes out up to {@code most} entries whose deadline lies before {@code clock}, in order. */
  List<Due> takeDue(Instant clock, int most) {
    List<Due> due = new ArrayList<>();
    while (due.size() < most) {
      PackedQueue.Entry<String> next = queue.takeBefore(clock);
      if (next == null) {
        break;
      }
      due.add(new Due(next.what(), next.at()));
    }
    return due;
  }
}
