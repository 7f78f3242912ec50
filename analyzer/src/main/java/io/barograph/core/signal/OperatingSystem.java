package io.barograph.core.signal;

import java.util.Locale;

/**
 * What a host runs, as far as remedies differ by it. The lower-case name is the value in events.
 */
public enum OperatingSystem {
  LINUX,
  MACOS,
  WINDOWS;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
