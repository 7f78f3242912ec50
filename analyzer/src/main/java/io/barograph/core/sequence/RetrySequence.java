package io.barograph.core.sequence;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.StableId;
import io.barograph.core.signal.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The trouble of one turn, closed.
 *
 * @param limit m of the last notice, 1 to 100; 0 where no counter was printed
 * @param lastAttempt n of the last notice; 0 where no counter was printed
 * @param delays as announced, in order; at most {@link #MOST_DELAYS}
 * @param seenIn where the signals it was made from were seen; not empty
 * @param version of the CLI as its banner says, or null
 * @param account last seen in its session, or null where none was
 */
public record RetrySequence(
    Login login,
    Verdict verdict,
    int limit,
    int lastAttempt,
    List<Duration> delays,
    ClosedBy closedBy,
    SortedMap<String, Tally> evidence,
    SortedSet<Origin> seenIn,
    @Nullable String version,
    @Nullable AccountId account) {

  /** Bounds state and event size; the CLI's own limit of retries is 100. */
  public static final int MOST_DELAYS = 100;

  /** The same lines give the same id. */
  public String id() {
    return StableId.of("sq", login.key(), verdict.host(), verdict.session(), verdict.startedAt());
  }

  /** What ended the trouble. The lower-case name is the value in events. */
  public enum ClosedBy {
    /** The turn's last line, or the CLI's report that it failed. */
    TERMINAL_LINE,
    /** The turn completed. */
    COMPLETED_TURN,
    /** Nothing more came. */
    SILENCE,
    /** Another turn or run began. */
    NEW_TURN;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
      return label;
    }
  }
}
