/**
 * What stands now and was lately, as the output topics tell it: open storms, advice and what came
 * of it, incidents, the story of one user. No Kafka, no HTTP and no decision may enter, and nothing
 * here grows without a bound.
 */
@NullMarked
package io.barograph.board;

import org.jspecify.annotations.NullMarked;
