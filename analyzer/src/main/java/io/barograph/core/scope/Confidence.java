package io.barograph.core.scope;

import java.util.Locale;

/** How sure a judgement is; the surest first. The lower-case name is the value in events. */
public enum Confidence {
  /** The CLI or several observations say so. */
  HIGH,
  /** One observation fits, and none speaks against it. */
  MEDIUM,
  /** It fits, and so do other explanations. */
  LOW;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
