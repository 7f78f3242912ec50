package io.barograph.topology;

/**
 * What stands in the partitions that this instance holds.
 *
 * @param eventTime how far it is in each of them
 */
public record InstanceState(OpenCount storms, OpenCount incidents, EventTime eventTime) {
  public InstanceState() {
    this(new OpenCount(), new OpenCount(), new EventTime());
  }
}
