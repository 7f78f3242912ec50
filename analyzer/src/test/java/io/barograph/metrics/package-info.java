/** The meters as Prometheus sees them. */
@NullMarked
package io.barograph.metrics;

import org.jspecify.annotations.NullMarked;
