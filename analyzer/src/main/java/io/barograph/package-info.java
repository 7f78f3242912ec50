/** The main class, and nothing else. Nobody imports this package. */
@NullMarked
package io.barograph;

import org.jspecify.annotations.NullMarked;
