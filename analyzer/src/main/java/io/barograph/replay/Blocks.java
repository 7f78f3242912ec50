package io.barograph.replay;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The blocks of a text, one after the other. */
interface Blocks extends Closeable {
  /**
   * The next block, which is valid until the next call.
   *
   * @return null at the end
   */
  @Nullable Block next() throws IOException;
}
