package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code explain} printed of each login, in the words of {@link AsReplayed}. */
final class AsExplained {
  private static final Pattern USER = Pattern.compile("user (\\S+) \\(\\S+\\)");
  private static final Pattern EVENT = Pattern.compile("  (\\d{4}-\\d\\d-\\d\\dT.*)");
  private static final Pattern CALM = Pattern.compile("  no storm is open: (\\d+ of \\d+) .*");
  private static final Pattern STORM = Pattern.compile("  a storm is open: (\\S+) since .*");
  private static final Pattern SCOPE = Pattern.compile("    scope: (\\S+) .*");
  private static final Pattern CAUSE = Pattern.compile("    cause: (\\S+) .*");
  private static final Pattern ADVICE = Pattern.compile("    advice: (\\S+) holds\\. .*");

  private AsExplained() {}

  static SortedMap<String, List<String>> of(Typed explain) {
    assertThat(explain.exitCode()).isZero();
    SortedMap<String, List<String>> told = new TreeMap<>();
    List<String> block = new ArrayList<>();
    String user = "";
    for (String line : explain.lines()) {
      Matcher next = USER.matcher(line);
      if (next.matches()) {
        user = next.group(1);
      }
      if (line.isEmpty() && !user.isEmpty()) {
        told.put(user, story(block));
        user = "";
      }
      block = line.isEmpty() ? new ArrayList<>() : block;
      block.add(line);
    }
    if (!user.isEmpty()) {
      told.put(user, story(block));
    }
    return told;
  }

  private static List<String> story(List<String> block) {
    List<String> story = new ArrayList<>(all(EVENT, block));
    List<String> calm = all(CALM, block);
    if (!calm.isEmpty()) {
      story.add("no storm, " + calm.get(0));
      return story;
    }
    List<String> standing = new ArrayList<>(List.of("storm " + all(STORM, block).get(0)));
    List<String> scope = all(SCOPE, block);
    if (!scope.isEmpty()) {
      standing.add(scope.get(0));
      standing.add(all(CAUSE, block).toString());
      standing.add(all(ADVICE, block).get(0));
    }
    story.add(String.join(", ", standing));
    return story;
  }

  private static List<String> all(Pattern pattern, List<String> block) {
    return block.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .toList();
  }
}
