package io.barograph.board;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The trouble of one turn, from its first retry or rejection to its end. */
public record Sequence(
    String sequenceId,
    String user,
    String cli,
    String host,
    String session,
    String cause,
    @Nullable String reason,
    boolean regionRefused,
    String outcome,
    int attempts,
    Instant startedAt,
    Instant endedAt,
    Map<String, Lines> evidence)
    implements Tale {
  private static final String FAILED = "failed";
  private static final String REFRESH_REJECTED = "refresh_rejected";
  private static final String RECOVERED = "recovered";

  /** As many kinds of lines as there are signals, and more. */
  private static final int KINDS = 32;

  /** How many lines of one kind stood there. */
  public record Lines(int seen, int repeated) {}

  public Sequence {
    sequenceId = Kept.text(sequenceId);
    user = Kept.text(user);
    cli = Kept.text(cli);
    host = Kept.text(host);
    session = Kept.text(session);
    cause = Kept.text(cause);
    outcome = Kept.text(outcome);
    Objects.requireNonNull(startedAt);
    Objects.requireNonNull(endedAt);
    SortedMap<String, Lines> kinds = new TreeMap<>();
    evidence.entrySet().stream()
        .limit(KINDS)
        .forEach(kind -> kinds.put(Kept.text(kind.getKey()), kind.getValue()));
    evidence = Collections.unmodifiableSortedMap(kinds);
  }

  /** Whether it counts towards a storm. */
  public boolean counts() {
    return outcome.equals(FAILED) && cause.equals(REFRESH_REJECTED);
  }

  /** Whether its turn completed, which takes back what had failed on its host. */
  boolean completed() {
    return outcome.equals(RECOVERED);
  }
}
