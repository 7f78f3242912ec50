package io.barograph.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document in Markdown.
 *
 * @param path from the root of the repository, such as {@code analyzer/RATIONALE.md}
 */
public record Document(String path, String text) {
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);

  /** A fenced block and the language it names; empty for none. */
  public record Block(String language, String text) {}

  /** The fenced blocks, in order. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      blocks.add(new Block(block.group(1), block.group(2)));
    }
    return blocks;
  }

  /** What stands between backticks in the running text. */
  public List<String> spans() {
    return all(SPAN, prose());
  }

  /** The targets of its links. */
  List<String> links() {
    return all(LINK, prose().replaceAll(SPAN.pattern(), ""));
  }

  /** What a link to a heading of this document may say behind {@code #}, as GitHub makes it. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    for (String heading : all(HEADING, prose())) {
      anchors.add(
          heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum} _-]", "").replace(' ', '-'));
    }
    return anchors;
  }

  /** The lines of a section, without those of the next of the same or a higher level. */
  String section(String heading) {
    Matcher start =
        Pattern.compile("^(#{1,6}) " + Pattern.quote(heading) + "$", Pattern.MULTILINE)
            .matcher(text);
    if (!start.find()) {
      throw new AssertionError(path + " has no section " + heading);
    }
    Matcher end =
        Pattern.compile("^#{1," + start.group(1).length() + "} ", Pattern.MULTILINE).matcher(text);
    return end.find(start.end())
        ? text.substring(start.end(), end.start())
        : text.substring(start.end());
  }

  private String prose() {
    return BLOCK.matcher(text).replaceAll("");
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
