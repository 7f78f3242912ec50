package io.barograph.embedded.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of noise: templates of tracing records, answers and tool output. */
record Filler(List<Template> traces, List<Template> answers, List<Tool> tools) {

  /** All there is; read once. */
  static final Filler ALL = load();

  private static final String SECTION = "[[";
  private static final String COMMENT = "##";
  private static final String TOOL = "tool ";

  /**
   * A command and what it prints.
   *
   * @param command as given to the shell
   */
  record Tool(String command, List<Template> output) {}

  /** A line with gaps: fixed texts at even places, names of gaps at odd ones. */
  record Template(List<String> parts) {
    private static final Pattern GAP = Pattern.compile("\\{(n|ms|hex|file)}");

    private static final List<String> FILES =
        List.of(
            "src/auth/refresh.ts",
            "crates/core/src/client/retry.rs",
            "src/main/java/org/example/barometer/RefreshToken.java",
            "web/src/components/StationList.tsx",
            "docs/troubleshooting.md");

    static Template of(String line) {
      List<String> parts = new ArrayList<>();
      Matcher gap = GAP.matcher(line);
      int from = 0;
      while (gap.find()) {
        parts.add(line.substring(from, gap.start()));
        parts.add(gap.group(1));
        from = gap.end();
      }
      parts.add(line.substring(from));
      return new Template(parts);
    }

    String fill(SplittableRandom dice) {
      StringBuilder line = new StringBuilder(160);
      for (int i = 0; i < parts.size(); i++) {
        if (i % 2 == 0) {
          line.append(parts.get(i));
        } else {
          fillGap(parts.get(i), line, dice);
        }
      }
      return line.toString();
    }

    private static void fillGap(String gap, StringBuilder line, SplittableRandom dice) {
      switch (gap) {
        case "n" -> line.append(dice.nextInt(1, 1000));
        case "ms" -> line.append(dice.nextInt(1, 60_000));
        case "hex" -> line.append(Integer.toHexString(dice.nextInt() | 0x1000_0000));
        default -> line.append(FILES.get(dice.nextInt(FILES.size())));
      }
    }
  }

  private static Filler load() {
    List<Template> traces = new ArrayList<>();
    List<Template> answers = new ArrayList<>();
    List<Tool> tools = new ArrayList<>();
    List<Template> section = traces;
    for (String line : Recording.resource("filler.txt")) {
      if (line.startsWith(SECTION)) {
        String name = line.substring(SECTION.length(), line.length() - SECTION.length());
        section =
            name.equals("trace") ? traces : name.equals("answer") ? answers : new ArrayList<>();
        if (name.startsWith(TOOL)) {
          tools.add(new Tool(name.substring(TOOL.length()), section));
        }
      } else if (!line.startsWith(COMMENT)) {
        section.add(Template.of(line));
      }
    }
    return new Filler(traces, answers, tools);
  }
}
