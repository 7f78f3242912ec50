package io.barograph.core.dialect;

import io.barograph.core.signal.Signal;
import org.jspecify.annotations.Nullable;

/** Finds where the words of a CLI begin that puts no time of its own before them. */
final class OwnWords {
  /** What a CLI's text means, from its first letter on. */
  interface Grammar {
    @Nullable Signal read(String body);
  }

  private OwnWords() {}

  /** Reads one line, with or without a host's prefix and colours. */
  static @Nullable Reading read(HostPrefix line, Grammar grammar) {
    for (String body : line.bodies()) {
      Signal signal = grammar.read(body);
      if (signal != null) {
        return new Reading(signal, null);
      }
    }
    return null;
  }

  /** The text behind the head, or the text itself where it begins otherwise. */
  static String without(String head, String text) {
    return text.startsWith(head) ? text.substring(head.length()) : text;
  }
}
