package io.barograph.core.dialect;

import io.barograph.core.signal.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a dialect made of a line.
 *
 * @param signal what the line means
 * @param time the time the CLI printed on it, or null
 */
public record Reading(Signal signal, @Nullable Instant time) {}
