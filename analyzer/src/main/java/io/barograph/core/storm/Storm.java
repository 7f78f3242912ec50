package io.barograph.core.storm;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import java.time.Instant;
import java.util.SortedSet;

/**
 * A storm as it stands.
 *
 * @param id the same for the same login and onset
 * @param onset when its first failed sequence began
 * @param openedAt when the deciding sequence ended
 * @param failedSequences counted so far
 * @param attempts retry notices in them
 * @param reason the one told most often; {@link Reason#UNKNOWN} where none was told
 */
public record Storm(
    String id,
    Login login,
    Instant onset,
    Instant openedAt,
    int failedSequences,
    int attempts,
    SortedSet<HostId> hosts,
    Reason reason,
    Instant lastFailureAt) {}
