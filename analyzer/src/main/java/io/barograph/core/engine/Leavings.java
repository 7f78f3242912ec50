package io.barograph.core.engine;

import io.barograph.core.signal.Login;
import io.barograph.core.signal.PackedQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When each login may be forgotten: an entry for every one of them, so it is a small one. */
final class Leavings {
  /** Looked at in one decision, so that a million that came in one minute leave over many. */
  private static final int MOST = 100;

  private final PackedQueue<Login> queue =
      new PackedQueue<>(Duration.ofHours(1), Login::pack, Login::unpack);

  void add(Login login, Instant at) {
    queue.add(at, login);
  }

  /** When the first may leave, or null. */
  @Nullable Instant first() {
    return queue.first();
  }

  /** Takes out some of those whose time has passed. */
  void takeBefore(Instant time, Consumer<Login> login) {
    for (int i = 0; i < MOST; i++) {
      PackedQueue.Entry<Login> leaves = queue.takeBefore(time);
      if (leaves == null) {
        return;
      }
      login.accept(leaves.what());
    }
  }
}
