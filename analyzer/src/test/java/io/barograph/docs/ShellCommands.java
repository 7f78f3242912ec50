package io.barograph.docs;

import java.util.ArrayList;
import java.util.List;

/** Finds the commands of Barograph in what a document tells to type. */
public final class ShellCommands {
  private ShellCommands() {}

  /** The arguments of each call of the jar in a block of shell lines. */
  public static List<List<String>> of(Document.Block block) {
    List<List<String>> calls = new ArrayList<>();
    if (!block.language().equals("sh")) {
      return calls;
    }
    for (String line : block.text().replace("\\\n", " ").lines().toList()) {
      for (List<String> words : simpleCommands(line)) {
        if (words.size() > 3
            && words.get(0).equals("java")
            && words.get(1).equals("-jar")
            && words.get(2).endsWith("barograph.jar")) {
          calls.add(words.subList(3, words.size()));
        }
      }
    }
    return calls;
  }

  /** Splits a line at pipes and the like, and each part into words, as a shell does. */
  private static List<List<String>> simpleCommands(String line) {
    List<List<String>> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (char c : (line + ";").toCharArray()) {
      if (quote != 0 && c != quote) {
        word.append(c);
      } else if (c == '\'' || c == '"') {
        quote = quote == 0 ? c : 0;
      } else if (" |&;".indexOf(c) < 0) {
        word.append(c);
      } else {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
        if (c != ' ') {
          commands.add(words);
          words = new ArrayList<>();
        }
      }
    }
    return commands;
  }
}
