package io.barograph.command;

import io.barograph.config.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command with settings shares. */
final class SettingsOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings, YAML (.yaml, .yml) or one key=value a line; environment and flags win over it.")
  @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, such as storm.threshold=5. May be repeated.")
  Map<String, String> values = new LinkedHashMap<>();

  /**
   * Loads the settings.
   *
   * @param flags what other options of the command set, by key; they win
   * @throws io.barograph.config.ConfigurationException which names every error at once
   */
  Settings load(Map<String, String> flags) {
    return load(file, flags);
  }

  /** The same from another file. */
  Settings load(@Nullable Path other, Map<String, String> flags) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(flags);
    return Settings.load(other, System.getenv(), all);
  }
}
