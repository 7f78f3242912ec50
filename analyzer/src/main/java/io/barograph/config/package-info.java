/**
 * Every setting there is: its key, bounds, default and origin, read once at the start and never
 * changed. No other room, no framework and no default hidden elsewhere may enter.
 */
@NullMarked
package io.barograph.config;

import org.jspecify.annotations.NullMarked;
