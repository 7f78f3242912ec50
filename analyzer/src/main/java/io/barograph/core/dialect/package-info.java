/**
 * The grammar of each CLI's stderr: turns the text of a line into a signal. No user, no clock, no
 * state, no regular expression that can backtrack without bound may enter.
 */
@NullMarked
package io.barograph.core.dialect;

import org.jspecify.annotations.NullMarked;
