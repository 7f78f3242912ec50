package io.barograph.ingest;

import io.barograph.core.signal.UserId;
import org.jspecify.annotations.Nullable;

/** Tells names from credentials, and remembers: most lines name somebody known. */
final class Names {
  /** A power of two; 2 MB at the very most. */
  private static final int KNOWN = 1 << 12;

  /** Names that hold no secret, each at the place of its hash. */
  private final @Nullable String[] known = new @Nullable String[KNOWN];

  /** A token is nobody's name: it changes with every refresh, and it must not be kept. */
  boolean isName(String value) {
    int slot = value.hashCode() & (known.length - 1);
    if (value.equals(known[slot])) {
      return true;
    }
    boolean name = !Scrubber.holdsSecret(value);
    if (name && value.length() <= UserId.MAX_LENGTH) {
      known[slot] = value;
    }
    return name;
  }
}
