/**
 * Chooses the advice for a storm: a ladder of rungs, climbed on evidence. Nothing that detects may
 * enter, and nothing that delivers.
 */
@NullMarked
package io.barograph.core.remediation;

import org.jspecify.annotations.NullMarked;
