/**
 * What work costs, side by side with its references: rounds of samples, medians, ratios and
 * targets. Nothing that works, reads or prints may enter; samples go in, sheets of figures come
 * out.
 */
@NullMarked
package io.barograph.bench.cost;

import org.jspecify.annotations.NullMarked;
