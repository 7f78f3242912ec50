/**
 * Every meter with its labels and its help, in one list, and the registry behind {@code /metrics}.
 * No user, host or session may ever enter a label, and no Kafka type this room.
 */
@NullMarked
package io.barograph.metrics;

import org.jspecify.annotations.NullMarked;
