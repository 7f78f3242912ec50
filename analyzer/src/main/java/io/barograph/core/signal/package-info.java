/**
 * The words every room shares: lines, signals and who they belong to. Nothing may enter here that
 * knows a CLI's grammar, a format, a topic or a clock.
 */
@NullMarked
package io.barograph.core.signal;

import org.jspecify.annotations.NullMarked;
