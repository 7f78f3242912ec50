package io.barograph.board;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A login whose refresh is rejected again and again. */
public record Storm(
    String stormId,
    String user,
    String cli,
    Instant onset,
    Instant openedAt,
    int failedSequences,
    int attempts,
    List<String> hosts,
    String reason,
    Instant lastFailureAt) {
  public Storm {
    stormId = Kept.text(stormId);
    user = Kept.text(user);
    cli = Kept.text(cli);
    Objects.requireNonNull(onset);
    Objects.requireNonNull(openedAt);
    hosts = Kept.texts(hosts);
    reason = Kept.text(reason);
    Objects.requireNonNull(lastFailureAt);
  }
}
