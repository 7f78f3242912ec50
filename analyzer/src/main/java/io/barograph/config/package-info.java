/**
 * Every setting there is, and the policies laid over them: keys, bounds, defaults and origins. No
 * other room, no framework and no default hidden elsewhere may enter.
 */
@NullMarked
package io.barograph.config;

import org.jspecify.annotations.NullMarked;
