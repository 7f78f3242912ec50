package io.barograph.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A settings file in the format of {@link Properties}, in UTF-8. Read entry by entry, since {@code
 * Properties} forgets the line of an entry and takes the last of two without a word.
 */
final class PropertiesFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final Map<String, Given> entries;
  private final List<String> errors;

  /** Puts what it finds into {@code entries} and what is wrong into {@code errors}. */
  PropertiesFile(Path file, Map<String, Given> entries, List<String> errors) {
    this.file = file;
    this.entries = entries;
    this.errors = errors;
  }

  void read() {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      errors.add("cannot read the settings file " + file + ": " + why(file, e));
      return;
    }
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(BYTE_ORDER_MARK.length());
    }
    readEntries(text.split("\r\n|\r|\n", -1));
  }

  /** Why the file cannot be read, in words. */
  static String why(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    return Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage());
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
      readEntry(entry.toString(), Origin.file(file.toString(), first + 1));
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
