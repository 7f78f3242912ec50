package io.barograph.ingest;

import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;

/** Takes what a record turns out to hold. */
public interface Recognised {

  /** Once for every record that could be read. */
  void envelope(Envelope envelope);

  /**
   * A line with a signal.
   *
   * @param skewed its own time lay too far from the record's, which took its place
   */
  void signal(Sighting sighting, TimeSource timeSource, boolean skewed);

  /** A line that means nothing. */
  void noise();

  void unreadable(Unreadable unreadable);
}
