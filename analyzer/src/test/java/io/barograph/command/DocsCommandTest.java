package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.Barograph;
import io.barograph.config.ConfigurationException;
import io.barograph.config.Settings;
import io.barograph.docs.Document;
import io.barograph.docs.Repository;
import io.barograph.docs.ShellCommands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents tell to type can be typed, and prints what they show. */
class DocsCommandTest {
  /** Stands for lines left out. */
  private static final String GAP = "…";

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");
  private static final Pattern NODE = Pattern.compile("[a-z]+(-[a-z]+)+");

  @Test
  void everyCommandInTheDocumentsCanBeTyped() {
    List<String> wrong =
        Repository.documents().stream().flatMap(d -> cannotBeTyped(d).stream()).toList();

    assertThat(wrong).isEmpty();
    assertThat(ShellCommands.of(Repository.document("README.md").blocks().get(1)))
        .containsExactly(List.of("demo", "--for", "60s"));
  }

  @Test
  void everyOptionNamedInTheDocumentsExists() {
    assertThat(Repository.documents()).flatMap(DocsCommandTest::unknownOptions).isEmpty();
  }

  @Test
  void everyCommandIsNamedInTheReadme() {
    String readme = Repository.text("README.md");

    assertThat(Barograph.commands().commandLine().getSubcommands().keySet())
        .allMatch(command -> readme.contains(command));
  }

  @Test
  void theTourPrintsWhatTheReadmeShows() {
    int shown = 0;
    List<Document.Block> blocks = Repository.document("README.md").blocks();
    for (int i = 0; i + 1 < blocks.size(); i++) {
      List<List<String>> calls = ShellCommands.of(blocks.get(i));
      if (calls.size() == 1 && blocks.get(i + 1).language().equals("text")) {
        List<String> lines = blocks.get(i + 1).text().lines().toList();
        assertThat(notPrinted(lines, printedBy(calls.get(0)))).isEmpty();
        shown++;
      }
    }
    assertThat(shown).isEqualTo(3);
  }

  @Test
  void thePictureNamesOnlyWhatTheTopologyHas() {
    String picture =
        Repository.document("README.md").blocks().stream()
            .map(Document.Block::text)
            .filter(text -> text.contains("─▶"))
            .collect(Collectors.joining());
    String topology = String.join("\n", printedBy(List.of("topology")));

    assertThat(NODE.matcher(picture).results().map(found -> found.group()))
        .hasSizeGreaterThan(8)
        .allMatch(topology::contains);
  }

  @Test
  void thePlantedLiesAreCaught() {
    Document lies =
        new Document(
            "README.md",
            """
            Type `--wtih` or `--for`.

            ```sh
            java -jar analyzer/target/barograph.jar demo --fro 60s
            cat x | java -jar analyzer/target/barograph.jar replya - && java -jar barograph.jar topology
            java -jar analyzer/target/barograph.jar run --set storm.treshold=3
            ```
            """);

    assertThat(unknownOptions(lies)).containsExactly("--wtih");
    assertThat(cannotBeTyped(lies))
        .containsExactly("demo --fro 60s", "replya -", "run --set storm.treshold=3");
    assertThat(notPrinted(List.of("a", GAP, "d"), List.of("a", "b", "c", "d"))).isEmpty();
    assertThat(notPrinted(List.of("a", "c"), List.of("a", "b", "c"))).containsExactly("c");
    assertThat(notPrinted(List.of("a"), List.of("a", "b"))).containsExactly("not shown: b");
  }

  private static List<String> cannotBeTyped(Document document) {
    List<String> wrong = new ArrayList<>();
    for (Document.Block block : document.blocks()) {
      for (List<String> call : ShellCommands.of(block)) {
        if (!parses(call)) {
          wrong.add(String.join(" ", call));
        }
      }
    }
    return wrong;
  }

  private static boolean parses(List<String> call) {
    try {
      Barograph.commands().commandLine().parseArgs(call.toArray(String[]::new));
      Map<String, String> settings =
          Stream.iterate(0, i -> i + 1 < call.size(), i -> i + 1)
              .filter(i -> call.get(i).equals("--set"))
              .map(i -> call.get(i + 1).split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      Settings.load(null, Map.of(), settings);
      return true;
    } catch (CommandLine.ParameterException | ConfigurationException e) {
      return false;
    }
  }

  private static Set<String> unknownOptions(Document document) {
    Set<String> known =
        Barograph.commands().commandLine().getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
            .collect(Collectors.toSet());
    return document.spans().stream()
        .filter(span -> OPTION.matcher(span).matches() && !known.contains(span))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Runs a command; files are named from the root of the repository. */
  private static List<String> printedBy(List<String> call) {
    String[] arguments =
        call.stream()
            .map(
                word ->
                    Files.isRegularFile(Repository.ROOT.resolve(word))
                        ? Repository.ROOT.resolve(word).toString()
                        : word)
            .toArray(String[]::new);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      assertThat(Barograph.commands().run(arguments)).isZero();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** What is shown but not printed there, or printed and neither shown nor marked as left out. */
  private static List<String> notPrinted(List<String> shown, List<String> printed) {
    int at = 0;
    boolean gap = false;
    for (String line : shown) {
      if (line.equals(GAP)) {
        gap = true;
        continue;
      }
      while (gap && at < printed.size() && !printed.get(at).equals(line)) {
        at++;
      }
      if (at == printed.size() || !printed.get(at).equals(line)) {
        return List.of(line);
      }
      at++;
      gap = false;
    }
    return gap || at == printed.size() ? List.of() : List.of("not shown: " + printed.get(at));
  }
}
