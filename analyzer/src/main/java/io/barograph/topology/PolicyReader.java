package io.barograph.topology;

import java.time.Instant;

/** Makes a policy of its text. */
public interface PolicyReader<P> {

  /**
   * Reads one policy.
   *
   * @param from the event time from which it holds
   * @param text YAML
   * @throws PolicyRefusal if it cannot be used
   */
  P read(Instant from, String text) throws PolicyRefusal;
}
