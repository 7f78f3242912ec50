/**
 * Chooses the advice for a storm: a ladder of rungs, climbed on evidence, and what stands beside
 * it. Nothing that detects or judges may enter, and nothing that delivers.
 */
@NullMarked
package io.barograph.core.remediation;

import org.jspecify.annotations.NullMarked;
