package io.barograph.command;

import io.barograph.config.Settings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command with settings shares. */
public final class SettingsOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings, YAML (.yaml, .yml) or one key=value a line; environment and flags win over it.")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, such as storm.threshold=5. May be repeated.")
  private Map<String, String> values = new LinkedHashMap<>();

  /**
   * As if they had been typed.
   *
   * @param file null for none
   */
  public static SettingsOptions of(@Nullable Path file, Map<String, String> values) {
    SettingsOptions options = new SettingsOptions();
    options.file = file;
    options.values = values;
    return options;
  }

  /** Null where none was named. */
  public @Nullable Path file() {
    return file;
  }

  /** The single ones, by key. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /**
   * Loads the settings.
   *
   * @param flags what other options of the command set, by key; they win
   * @throws io.barograph.config.ConfigurationException which names every error at once
   */
  public Settings load(Map<String, String> flags) {
    return load(file, flags);
  }

  /** The same from another file. */
  Settings load(@Nullable Path other, Map<String, String> flags) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(flags);
    return Settings.load(other, System.getenv(), all);
  }
}
