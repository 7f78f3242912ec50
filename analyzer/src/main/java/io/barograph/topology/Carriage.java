package io.barograph.topology;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the topology carries the core.
 *
 * @param partitions of the repartition by user; fixed once the topology has run
 * @param inputPartitions every input partition there is, as {@code topic-partition}: time stands
 *     still until each has been heard of or was idle
 * @param idleAfter wall-clock time without a record after which an input partition that is being
 *     read no longer holds time back
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

  /** The sources that the task of an input partition reads: one for each topic that has it. */
  Set<String> sources(int partition) {
    String number = "-" + partition;
    return inputPartitions.stream()
        .filter(source -> source.endsWith(number))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How many looks in a row must find nothing to read before a partition counts as idle. */
  int quietTicks() {
    return (int) Math.max(1, idleAfter.dividedBy(tick));
  }
}
