/**
 * One CLI each: its grammar turns the text of a line into a signal, its remedies are what to type.
 * No user, no clock, no state, no regular expression that can backtrack without bound may enter.
 */
@NullMarked
package io.barograph.core.dialect;

import org.jspecify.annotations.NullMarked;
