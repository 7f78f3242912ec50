package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.Barograph;
import io.barograph.docs.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A command starts with what it needs itself, and says the same as if it knew all the others. */
class StartTest {
  private static final Path CAPTURE =
      Repository.ROOT.resolve("analyzer/src/test/resources/captures/0.163.0/refresh401.log");

  /** What takes long to load, and what only other commands need. */
  private static final List<String> HEAVY =
      List.of(
          "org.apache.kafka.streams.",
          "org.apache.kafka.clients.",
          "ch.qos.logback.",
          "com.sun.net.httpserver.",
          "io.micrometer.",
          "org.yaml.snakeyaml.",
          "com.fasterxml.jackson.databind.ObjectMapper");

  private static final List<String> OF_OTHERS =
      List.of("io.barograph.command.FleetProducer", "io.barograph.command.NotifyOptions");

  @TempDir Path directory;

  @Test
  void theHelpOfReplayLoadsNothingHeavy() throws Exception {
    assertThat(loaded("replay", "--help")).filteredOn(StartTest::isHeavy).isEmpty();
  }

  @Test
  void theReplayOfASmallFileLoadsNothingHeavy() throws Exception {
    assertThat(loaded("replay", CAPTURE.toString()))
        .contains("io.barograph.core.sequence.RetrySequence")
        .filteredOn(StartTest::isHeavy)
        .isEmpty();
  }

  @Test
  void theListOfCommandsLoadsNoneOfThem() throws Exception {
    assertThat(loaded("--help")).filteredOn(StartTest::isHeavy).isEmpty();
  }

  /** The planted case: a command that does need them is seen to load them. */
  @Test
  void theTopologyIsSeenToLoadKafkaStreams() throws Exception {
    assertThat(loaded("topology")).anyMatch(StartTest::isHeavy);
  }

  @Test
  void eachCommandIsFoundByItsFirstWord() {
    assertThat(Barograph.commands().commandLine().getSubcommands()).hasSize(12);
    Barograph.commands()
        .commandLine()
        .getSubcommands()
        .keySet()
        .forEach(
            name ->
                assertThat(Barograph.commands().commandLine(name, "x").getSubcommands())
                    .containsOnlyKeys(name));
  }

  @Test
  void eachCommandHelpsTheSame() {
    Barograph.commands()
        .commandLine()
        .getSubcommands()
        .forEach(
            (name, whole) -> {
              assertSaysTheSame(name, "--help");
              whole
                  .getSubcommands()
                  .keySet()
                  .forEach(below -> assertSaysTheSame(name, below, "--help"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "-h",
        "--version",
        "replya",
        "replya x",
        "--hlep",
        "--help replay",
        "--help replay --nonsense",
        "--nonsense replay --help",
        "replay --fromat json",
        "replay --format yaml x",
        "replay replay --help",
        "storms replay",
        "policy",
        "policy shwo",
        "@no-such-file",
        "@no-such-file replay --help",
        "Replay --help",
        "help"
      })
  void whateverIsTypedTheAnswerIsTheSame(String typed) {
    assertSaysTheSame(
        Stream.of(typed.split(" ", -1)).filter(w -> !w.isEmpty()).toArray(String[]::new));
  }

  @Test
  void argumentsMayStandInAFile() throws IOException {
    Path arguments = Files.writeString(directory.resolve("arguments"), "replay --help");

    assertSaysTheSame("@" + arguments);
    assertThat(said(() -> Barograph.commands().commandLine("@" + arguments), "@" + arguments))
        .contains("barograph replay");
  }

  private static void assertSaysTheSame(String... typed) {
    assertThat(said(() -> Barograph.commands().commandLine(typed), typed))
        .isEqualTo(said(Barograph.commands()::commandLine, typed));
  }

  private static String said(Supplier<CommandLine> commands, String... typed) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text, true);
    int exitCode = commands.get().setOut(writer).setErr(writer).execute(typed);
    return exitCode + "\n" + text;
  }

  private static boolean isHeavy(String type) {
    return HEAVY.stream().anyMatch(type::startsWith) || OF_OTHERS.contains(type);
  }

  /** The classes that a process of its own loads. */
  private List<String> loaded(String... args) throws Exception {
    Path log = directory.resolve("classes");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:file=" + log + "::filecount=0");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Barograph.class.getName());
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> line.substring(line.lastIndexOf("] ") + 2, line.indexOf(" source:")))
          .toList();
    }
  }
}
