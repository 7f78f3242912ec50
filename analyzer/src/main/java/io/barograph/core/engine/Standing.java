package io.barograph.core.engine;

import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Situation;
import io.barograph.core.scope.Incident;
import org.jspecify.annotations.Nullable;

/**
 * How a login stands with its open storm, for whoever asks why.
 *
 * @param incident that covers it, or null
 * @param advice that holds, or null
 * @param waitsFor what would bring the next advice, a sentence
 */
public record Standing(
    Situation situation, @Nullable Incident incident, @Nullable Rung advice, String waitsFor) {}
