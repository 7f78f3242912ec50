package io.barograph.topology;

import java.time.Duration;
import java.util.Set;

/**
 * How the topology carries the core.
 *
 * @param partitions of the repartition by user; fixed once the topology has run
 * @param inputPartitions every input partition there is, as {@code topic-partition}: time stands
 *     still until each has been heard of or was idle
 * @param idleAfter wall-clock time without a record after which an input partition no longer holds
 *     time back
 * @param tick how often, in wall-clock time, input partitions tell how far they are
 * @param countWindow length of the windows of retry counts, in event time
 */
public record Carriage(
    int partitions,
    Set<String> inputPartitions,
    Duration idleAfter,
    Duration tick,
    Duration countWindow) {
  public Carriage {
    inputPartitions = Set.copyOf(inputPartitions);
  }
}
