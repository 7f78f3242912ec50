package io.barograph.topology;

/** What is open in the partitions that this instance holds. */
public record OpenNow(OpenCount storms, OpenCount incidents) {
  public OpenNow() {
    this(new OpenCount(), new OpenCount());
  }
}
