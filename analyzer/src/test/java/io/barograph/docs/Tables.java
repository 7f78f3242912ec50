package io.barograph.docs;

import io.barograph.config.SettingDescription;
import io.barograph.config.Settings;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables and the tree of the documents, as they stand and as they should. */
final class Tables {
  private static final Pattern DOOR =
      Pattern.compile("^\\| `([a-z.]+)` \\|([^|]*)\\|[^|]*\\|$", Pattern.MULTILINE);

  /** Deeper than any tree of directories that a person wants to read. */
  private static final int DEEPEST = 8;

  private Tables() {}

  /** The settings as a Markdown table. */
  static String settings() {
    return Settings.describe().stream()
        .map(Tables::row)
        .collect(
            Collectors.joining(
                "\n", "| key | default | may be | what |\n| --- | --- | --- | --- |\n", "\n"));
  }

  /** Whether the table of the schemas names the same topic for the event of a row. */
  static boolean agreesWithTheSchemas(String row) {
    List<String> cells = cells(row);
    return Repository.text("schemas/README.md")
        .lines()
        .anyMatch(line -> line.startsWith("|" + cells.get(1) + "|") && line.contains(cells.get(2)));
  }

  /** What a tree names and is not there: two blanks a level, several entries a line. */
  static List<String> missingInTree(String section) {
    String[] entries = new String[DEEPEST];
    Set<String> missing = new TreeSet<>();
    for (String line : new Document("", section).blocks().get(0).text().lines().toList()) {
      int level = (line.length() - line.stripLeading().length()) / 2;
      String parent = level == 0 ? "" : entries[level - 1];
      String names = line.strip().replaceFirst("\\s{3,}.*", "");
      for (String name : words(names)) {
        entries[level] = parent + name;
        if (!Files.exists(Repository.ROOT.resolve(entries[level]))) {
          missing.add(entries[level]);
        }
      }
    }
    return List.copyOf(missing);
  }

  /** Rooms and what they import, as a document has them. */
  static Map<String, Set<String>> documentedDoors(Document architecture) {
    Map<String, Set<String>> doors = new TreeMap<>();
    Matcher row = DOOR.matcher(architecture.section("Doors"));
    while (row.find()) {
      doors.put(row.group(1), words(row.group(2).replace("`", "").replace(",", " ")));
    }
    return doors;
  }

  /** The same, read from the source of the test that holds the doors. */
  static Map<String, Set<String>> testedDoors() {
    Map<String, Set<String>> doors = new TreeMap<>();
    String source = Repository.text("analyzer/src/test/java/io/barograph/house/DoorsTest.java");
    String table = source.substring(source.indexOf("-+-"), source.indexOf("\"\"\");"));
    String room = "";
    for (String row : table.lines().skip(1).filter(line -> line.contains("|")).toList()) {
      List<String> cells = cells(row);
      room = cells.get(0).isBlank() ? room : cells.get(0).strip();
      Set<String> may = doors.computeIfAbsent(room, r -> new TreeSet<>());
      may.addAll(words(cells.get(1)));
      may.addAll(words(cells.get(2)).contains("schemas") ? Set.of("schemas") : Set.of());
    }
    return doors;
  }

  private static String row(SettingDescription setting) {
    String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "` ";
    return "| `%s` | %s| %s | %s |"
        .formatted(setting.key(), fallback, setting.bounds(), setting.purpose());
  }

  private static List<String> cells(String row) {
    return List.of(row.split("\\|", -1));
  }

  private static Set<String> words(String text) {
    Set<String> words = new TreeSet<>();
    Collections.addAll(words, text.strip().split("\\s+", -1));
    words.remove("");
    return words;
  }
}
