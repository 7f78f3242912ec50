package io.barograph.replay;

import io.barograph.core.signal.Signal;
import io.barograph.ingest.RawRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records in the order they were written: a file, or one partition of a dump. */
interface RecordSource extends AutoCloseable {

  /** Named in messages and standing in for a session nothing names. */
  String name();

  /**
   * The next record that may carry a signal.
   *
   * @return null at the end
   */
  @Nullable RawRecord next() throws IOException;

  /** Tells what the last record turned out to be, for sources that reckon time. */
  default void read(Signal signal) {}

  /**
   * The very last record, noise or not, once there is no {@link #next}: how far the source went.
   *
   * @return null where that is not known
   */
  @Nullable RawRecord last();

  /** Lines passed over as noise so far. */
  default long noise() {
    return 0;
  }

  @Override
  void close() throws IOException;
}
