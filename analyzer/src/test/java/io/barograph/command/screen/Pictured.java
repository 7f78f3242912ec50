package io.barograph.command.screen;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that shows a summary of which only the count of lines changes. */
final class Pictured {
  private Pictured() {}

  /** Ends when it was drawn so often, or says that there is no screen. */
  public static void main(String[] args) throws InterruptedException {
    int wanted = Integer.parseInt(args[0]);
    AtomicInteger drawn = new AtomicInteger();
    CountDownLatch enough = new CountDownLatch(1);
    Optional<LiveScreen> screen =
        LiveScreen.start(
            System.getenv("NO_COLOR") == null,
            () -> {
              if (drawn.get() == wanted) {
                enough.countDown();
              }
              return summary(drawn.incrementAndGet());
            });
    if (screen.isEmpty()) {
      System.out.println("no screen");
      return;
    }
    LiveScreen live = screen.get();
    try (live) {
      System.err.println("a line of the log");
      enough.await();
    }
    System.out.println("the end");
  }

  /** So many lines were read. */
  private static Summary summary(int lines) {
    Summary quiet = Pictures.busy();
    return new Summary(
        quiet.title(),
        quiet.where(),
        quiet.state(),
        Duration.ofMinutes(2),
        quiet.clock(),
        quiet.pace(),
        new Summary.Counts(lines, 0, 0, 0, 0, 0, 0),
        quiet.storms(),
        quiet.incidents(),
        quiet.last());
  }
}
