package io.barograph.board;

import java.util.List;

/**
 * An open storm.
 *
 * @param simulated whether only a dry run tells of it
 * @param advice given for it, in that order
 */
public record OpenCase(OpenStorm storm, boolean simulated, List<Tried> advice) {}
