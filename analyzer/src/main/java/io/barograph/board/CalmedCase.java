package io.barograph.board;

import java.time.Instant;
import java.util.List;

/**
 * A storm that is over.
 *
 * @param simulated whether a dry run tells of it
 * @param advice given for it, in that order
 */
public record CalmedCase(
    StormChange storm, Instant calmedAt, boolean simulated, List<Tried> advice) {}
