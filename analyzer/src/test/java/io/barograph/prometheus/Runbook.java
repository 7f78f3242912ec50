package io.barograph.prometheus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** deploy/runbook.md: what to do about each alert. */
final class Runbook {
  private static final Path FILE = ShippedConfiguration.DIRECTORY.resolveSibling("runbook.md");
  private static final String ADDRESS =
      "https://github.com/barograph/barograph/blob/main/deploy/runbook.md#";

  /** What notify posts, and what no alert of its own has. */
  private static final List<String> OF_NO_RULE = List.of("BarographStorm", "A damaged row");

  private static final List<String> PARTS = List.of("**Meaning.**", "**Check.**", "**Act.**");

  private final Map<String, String> sections;

  private Runbook(Map<String, String> sections) {
    this.sections = sections;
  }

  static Runbook read() throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    Stream.of(Files.readString(FILE).split("\n## "))
        .skip(1)
        .forEach(
            section -> sections.put(section.lines().findFirst().orElseThrow().strip(), section));
    return new Runbook(sections);
  }

  /** Where the heading of an alert is on the web: anchors are in lower case. */
  static String address(String alert) {
    return ADDRESS + alert.toLowerCase(Locale.ROOT);
  }

  /** The headings of alerts that rules raise. */
  List<String> alerts() {
    return sections.keySet().stream().filter(heading -> !OF_NO_RULE.contains(heading)).toList();
  }

  /** Those under which meaning, check or act is missing. */
  List<String> headingsWithoutAllParts() {
    return sections.entrySet().stream()
        .filter(section -> !PARTS.stream().allMatch(section.getValue()::contains))
        .map(Map.Entry::getKey)
        .toList();
  }
}
