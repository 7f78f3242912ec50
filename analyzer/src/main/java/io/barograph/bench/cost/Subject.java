package io.barograph.bench.cost;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, once in each round.
 *
 * @param name in its sheet
 */
public record Subject(String name, Trial trial) {

  /** One measurement. */
  public interface Trial {
    /** What it took; null if the subject is not on this machine. */
    @Nullable Sample measure() throws IOException, InterruptedException;
  }
}
