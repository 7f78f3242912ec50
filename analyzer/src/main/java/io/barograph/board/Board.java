package io.barograph.board;

import io.barograph.board.Version.Part;
import io.barograph.feed.Told;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The storm board: fed by one thread in any order and with repeats, read by many. What a reader
 * gets never changes.
 *
 * <p>Its memory is bounded: {@value #OPEN} open storms, {@value #OFTEN_OF_ONE} sequences and
 * {@value #SELDOM_OF_ONE} other events of one user, {@value #OFTEN_OF_ALL} and {@value
 * #SELDOM_OF_ALL} over all, {@value #INCIDENTS} incidents; the oldest in event time leave first. A
 * sequence takes 1.2 KB and advice 2.1 KB: 58 MB where all is full.
 */
public final class Board {
  /** As many logins may storm at once; further ones are shown when others calm and speak again. */
  public static final int OPEN = 10_000;

  /** Storms that are over, in an overview. */
  static final int CALMED = 100;

  /** Incidents, in an overview. */
  static final int INCIDENTS = 50;

  static final int OFTEN_OF_ONE = 100;
  static final int OFTEN_OF_ALL = 20_000;
  static final int SELDOM_OF_ONE = 100;
  static final int SELDOM_OF_ALL = 10_000;

  private Contents contents = new Contents();
  private Version version;
  private boolean caughtUp;
  private @Nullable Overview overview;

  /**
   * An empty board.
   *
   * @param run names this process among others that its readers may have asked before
   */
  public Board(String run) {
    this.version = Version.first(run);
  }

  /** Reading begins: forgets everything. */
  public synchronized void begun() {
    contents = new Contents();
    caughtUp = false;
    changed(version.afterAll());
  }

  public synchronized void told(Told told) {
    Optional<Part> part = contents.told(told);
    if (part.isPresent()) {
      changed(version.after(part.get()));
    }
  }

  /** All was told that stood on the topics. */
  public synchronized void caughtUp() {
    caughtUp = true;
    changed(version.afterAll());
  }

  private void changed(Version next) {
    version = next;
    overview = null;
    notifyAll();
  }

  public synchronized Version version() {
    return version;
  }

  /**
   * Waits for a change.
   *
   * @return the version now, which is the given one if nothing changed in that time
   */
  public synchronized Version awaitChange(Version from, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    long left = most.toMillis();
    while (version.equals(from) && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return version;
  }

  public synchronized Overview overview() {
    Overview known = overview;
    if (known == null) {
      known =
          new Overview(
              version,
              caughtUp,
              contents.reached(),
              contents.open(),
              contents.calmed(),
              contents.incidents());
      overview = known;
    }
    return known;
  }

  /** What is known of a user; nothing, if nothing was told. */
  public synchronized Story story(String user) {
    return new Story(
        version,
        caughtUp,
        contents.reached(),
        user,
        contents.openOf(user),
        contents.calmedOf(user),
        contents.entriesOf(user));
  }
}
