package io.barograph.ingest;

import io.barograph.core.signal.Sighting;

/** Takes what a record turns out to hold. */
public interface Recognised {

  /** Once for every record that could be read. */
  void envelope(Envelope envelope);

  /** A line with a signal. */
  void signal(Sighting sighting, Provenance provenance);

  /** Lines that mean nothing. */
  void noise(int lines);

  void unreadable(Unreadable unreadable);
}
