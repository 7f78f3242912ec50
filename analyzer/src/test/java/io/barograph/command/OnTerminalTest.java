package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.Barograph;
import io.barograph.command.screen.Pty;
import io.barograph.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as somebody sees them who sits at a terminal. */
class OnTerminalTest {
  private static final String ALTERNATE = "\u001b[?1049h";
  private static final String NORMAL = "\u001b[?1049l";
  private static final String INTERRUPT = "\u0003";

  /** The exit code of a JVM that was interrupted. */
  private static final int INTERRUPTED = 130;

  @TempDir Path directory;

  @Test
  void theDemoTakesTheScreenAndGivesItBackAtCtrlC() throws Exception {
    try (Pty demo = start(Map.of(), "demo --port 0")) {
      demo.awaitReceived("RUNNING");
      demo.awaitReceived("20 times faster than yours");
      demo.type(INTERRUPT);

      assertThat(demo.awaitEnd()).isEqualTo(INTERRUPTED);
      assertThat(demo.received())
          .containsOnlyOnce(ALTERNATE)
          .containsSubsequence(NORMAL, "Barograph demo", "What was found", "lines shipped")
          .doesNotContain("Exception", "barograph_lines_total");
    }
  }

  @Test
  void runGivesTheScreenBackAtCtrlC() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
      String cluster = " --bootstrap-servers " + broker.bootstrapServers();
      assertThat(Typed.type("topics", "--bootstrap-servers", broker.bootstrapServers()).exitCode())
          .isZero();
      String states = " --set kafka.state-dir=" + directory.resolve("state");
      try (Pty run = start(Map.of(), "run --port 0" + cluster + states)) {
        run.awaitReceived("RUNNING");
        run.type(INTERRUPT);

        assertThat(run.awaitEnd()).isEqualTo(INTERRUPTED);
        assertThat(run.received())
            .containsOnlyOnce(ALTERNATE)
            .containsSubsequence(NORMAL, "kafka " + broker.bootstrapServers(), "No storm is open")
            .doesNotContain("Exception");
      }
    }
  }

  @Test
  void replayDrawsWhatTheTerminalCanShow() throws Exception {
    Path fleet = directory.resolve("fleet.jsonl");
    assertThat(
            Typed.type(
                    "simulate",
                    "--users=10",
                    "--length=PT30M",
                    "--out=" + fleet,
                    "--truth=" + directory.resolve("truth.jsonl"))
                .exitCode())
        .isZero();
    for (String locale : new String[] {"C.UTF-8", "C"}) {
      try (Pty replay = start(Map.of("LC_ALL", locale), "replay --type storm.opened " + fleet)) {
        assertThat(replay.awaitEnd()).isZero();
        assertThat(replay.received().contains("█")).isEqualTo(locale.equals("C.UTF-8"));
        assertThat(replay.received())
            .containsSubsequence("storm of", "henry", "Retry sequences, a bar for each minute")
            .doesNotContain("\u001b");
        assertThat(
                replay
                    .received()
                    .substring(replay.received().indexOf("storm of"))
                    .lines()
                    .allMatch(line -> line.length() <= 100))
            .isTrue();
      }
    }
  }

  private Pty start(Map<String, String> environment, String command) throws Exception {
    return Pty.start(directory, environment, Barograph.class, command);
  }
}
