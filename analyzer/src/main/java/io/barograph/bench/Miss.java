package io.barograph.bench;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was not as the truth has it.
 *
 * @param scenario that was played
 * @param who the user, or the circle of an incident
 * @param there what is true, or null where there is nothing
 * @param found or null where there was nothing
 */
public record Miss(
    Measure measure,
    String scenario,
    String who,
    Instant at,
    @Nullable String there,
    @Nullable String found) {}
