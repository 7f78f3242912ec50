package io.barograph.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Settings in the format of {@link Properties}. Read entry by entry, since {@code Properties}
 * forgets the line of an entry and takes the last of two without a word.
 */
final class PropertiesText {
  private final String name;
  private final Map<String, Given> entries;
  private final List<String> errors;

  /**
   * Puts what it finds into {@code entries} and what is wrong into {@code errors}.
   *
   * @param name of the file, for the origins
   */
  PropertiesText(String name, Map<String, Given> entries, List<String> errors) {
    this.name = name;
    this.entries = entries;
    this.errors = errors;
  }

  void read(String text) {
    readEntries(text.split("\r\n|\r|\n", -1));
  }

  private void readEntries(String[] lines) {
    int next = 0;
    while (next < lines.length) {
      int first = next;
      StringBuilder entry = new StringBuilder(lines[next++]);
      if (!isComment(entry)) {
        while (isContinued(entry) && next < lines.length) {
          entry.append('\n').append(lines[next++]);
        }
      }
      readEntry(entry.toString(), Origin.file(name, first + 1));
    }
  }

  private void readEntry(String text, Origin origin) {
    Properties one = new Properties();
    try {
      one.load(new StringReader(text));
    } catch (IllegalArgumentException | IOException e) {
      errors.add("malformed \\u escape (from " + origin + ")");
      return;
    }
    for (String key : one.stringPropertyNames()) {
      Given before = entries.put(key, new Given(one.getProperty(key), origin));
      if (before != null) {
        errors.add(key + " is given twice (from " + before.origin() + " and " + origin + ")");
      }
    }
  }

  private static boolean isComment(CharSequence line) {
    String text = line.toString().stripLeading();
    return text.startsWith("#") || text.startsWith("!");
  }

  /** An odd number of backslashes at the end: the last one is not itself escaped. */
  private static boolean isContinued(CharSequence line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
