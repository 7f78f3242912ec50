package io.barograph.core.remediation;

import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Login;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of advice for one storm.
 *
 * @param commands of the login's CLI, to type
 * @param destructive the alternative that deletes instead of moving aside, or null
 * @param why in plain words, for the person who reads it
 * @param evidence what was seen, one sentence each
 * @param advisedAt event time of the failure that called for it
 * @param expiresAt after which it should no longer be shown
 */
public record Remediation(
    String stormId,
    Login login,
    Rung rung,
    Commands commands,
    @Nullable Commands destructive,
    String why,
    List<String> evidence,
    Instant advisedAt,
    Instant expiresAt) {}
