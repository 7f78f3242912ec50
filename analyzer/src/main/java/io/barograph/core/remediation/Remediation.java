package io.barograph.core.remediation;

import io.barograph.core.signal.UserId;
import java.time.Instant;
import java.util.List;

/**
 * One piece of advice for one storm.
 *
 * @param why in plain words, for the person who reads it
 * @param evidence what was seen, one sentence each
 * @param advisedAt event time of the failure that called for it
 * @param expiresAt after which it should no longer be shown
 */
public record Remediation(
    String stormId,
    UserId user,
    Rung rung,
    String why,
    List<String> evidence,
    Instant advisedAt,
    Instant expiresAt) {}
