package io.barograph.config;

import java.util.List;

/** Settings that cannot be used. The message has one line for each error, in a fixed order. */
public final class ConfigurationException extends RuntimeException {
  private final List<String> errors;

  ConfigurationException(List<String> errors) {
    super(String.join("\n", errors));
    this.errors = List.copyOf(errors);
  }

  /** All errors, at least one. Each names key, value, bound and origin; never a secret. */
  public List<String> errors() {
    return errors;
  }
}
