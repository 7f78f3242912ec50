package io.barograph.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with settings; nothing where they load. */
final class Refused {
  private Refused() {}

  static List<String> errors(String key, String text) {
    return errors(null, Map.of(), Map.of(key, text));
  }

  static List<String> errors(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    try {
      Settings.load(file, environment, flags);
      return List.of();
    } catch (ConfigurationException e) {
      return e.errors();
    }
  }
}
