package io.barograph.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A settings file: YAML where its name ends in {@code .yaml} or {@code .yml}, else properties. */
final class SettingsFile {
  private SettingsFile() {}

  /** Puts what it finds into {@code entries} and what is wrong into {@code errors}. */
  static void read(Path file, Map<String, Given> entries, List<String> errors) {
    String text;
    try {
      text = TextFile.read(file);
    } catch (IOException e) {
      errors.add("cannot read the settings file " + file + ": " + TextFile.why(file, e));
      return;
    }
    if (isYaml(file)) {
      new YamlText(file.toString(), entries, errors).read(text);
    } else {
      new PropertiesText(file.toString(), entries, errors).read(text);
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }
}
