/** The embedded broker, tried with real clients. Nothing of the analyzer enters. */
@NullMarked
package io.barograph.embedded;

import org.jspecify.annotations.NullMarked;
