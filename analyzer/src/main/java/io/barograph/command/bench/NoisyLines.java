package io.barograph.command.bench;

import io.barograph.embedded.fleet.Crowd;
import io.barograph.embedded.fleet.ShippedLine;
import java.time.Instant;
import java.util.Iterator;

/**
 * What a fleet prints in its runs, with noise of others evenly between. A simulated fleet can make
 * noise itself, but what its CLIs say while they work holds signals, too: here noise is nothing but
 * noise, so that its share is what it is called.
 */
final class NoisyLines implements Iterator<ShippedLine> {
  private final Iterator<ShippedLine> recorded;
  private final Crowd crowd;
  private final double noise;
  private Instant at;
  private long lines;
  private long fromFleet;

  /**
   * @param recorded of a fleet that makes no noise; its first line comes at {@code start} or after
   * @param noise share of all lines, 0 to below 1
   */
  NoisyLines(Iterator<ShippedLine> recorded, Crowd crowd, double noise, Instant start) {
    this.recorded = recorded;
    this.crowd = crowd;
    this.noise = noise;
    this.at = start;
  }

  @Override
  public boolean hasNext() {
    return recorded.hasNext();
  }

  @Override
  public ShippedLine next() {
    lines++;
    if ((long) (lines * (1 - noise)) == fromFleet) {
      return crowd.noise(at);
    }
    fromFleet++;
    ShippedLine line = recorded.next();
    at = line.arrival();
    return line;
  }
}
