package io.barograph.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * How an open storm stands, as the compacted topic tells it.
 *
 * @param rung of the advice that was given last, 0 beside the ladder
 * @param advice the action that holds, or null
 * @param incidentId of the incident that it is part of, or null
 */
public record OpenStorm(
    @JsonUnwrapped Storm storm,
    int rung,
    @Nullable String advice,
    @JsonUnwrapped Judgement judgement,
    @Nullable String incidentId) {}
