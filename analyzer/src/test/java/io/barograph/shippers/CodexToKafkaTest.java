package io.barograph.shippers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.docs.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of kcat and the broker, the command that is wrapped never notices. */
class CodexToKafkaTest {
  private static final Path WRAPPER =
      Repository.ROOT.resolve("deploy/shippers/kcat/codex-to-kafka");

  /** Nobody listens there. */
  private static final Map<String, String> NO_BROKER = Map.of("SHIPPER_BROKERS", "127.0.0.1:1");

  private static final String COMMAND = "read -r word; echo \"out $word\"; echo err >&2; exit 7";

  @TempDir Path directory;

  /** All the programs that the wrapper needs, and no kcat. */
  private Path programs;

  @BeforeEach
  void linkPrograms() throws IOException {
    programs = Files.createDirectory(directory.resolve("programs"));
    for (String name :
        List.of("bash", "sh", "id", "uname", "tr", "mktemp", "mkfifo", "tee", "cat", "rm", "seq")) {
      Files.createSymbolicLink(programs.resolve(name), Installed.program(name, "coreutils, bash"));
    }
  }

  @Test
  void withoutABrokerTheCommandKeepsItsStreamsAndItsExitCode() throws Exception {
    Installed.program("kcat", "kcat");
    assertUnchanged(NO_BROKER);
  }

  @Test
  void withoutKcatTheCommandKeepsItsStreamsAndItsExitCode() throws Exception {
    assertUnchanged(Map.of("PATH", programs.toString()));
  }

  @Test
  void aLogThatCannotBeWrittenHoldsNothingUp() throws Exception {
    kcat("exec cat");
    String unwritable = directory.resolve("no-such-directory/log").toString();
    assertUnchanged(Map.of("PATH", programs.toString(), "SHIPPER_KCAT_LOG", unwritable));
  }

  @Test
  void aKcatThatEndsAtOnceHoldsNothingUp() throws Exception {
    kcat("exit 1");
    try (ChildProcess child = wrapped(Map.of("PATH", programs.toString()), "seq 100000 >&2")) {
      assertThat(child.awaitEnd()).isZero();
      await().untilAsserted(() -> assertThat(child.err().lines()).hasSize(100_000));
    }
  }

  @Test
  void theCommandIsEndedBySignalsToTheWrapper() throws Exception {
    kcat("exec cat");
    try (ChildProcess child =
        wrapped(Map.of("PATH", programs.toString()), "echo ready; exec cat")) {
      await().until(() -> child.out().equals("ready\n"));
      child.terminate();
      assertThat(child.awaitEnd()).isEqualTo(128 + 15);
    }
  }

  @Test
  void aCommandThatIsNotThereIsReported() throws Exception {
    try (ChildProcess child =
        ChildProcess.start(directory, NO_BROKER, List.of(WRAPPER.toString(), "no-such-command"))) {
      assertThat(child.awaitEnd()).isEqualTo(127);
    }
  }

  @Test
  void withoutACommandItSaysHowItIsUsed() throws Exception {
    try (ChildProcess child =
        ChildProcess.start(directory, NO_BROKER, List.of(WRAPPER.toString()))) {
      assertThat(child.awaitEnd()).isEqualTo(2);
      assertThat(child.err()).startsWith("usage: codex-to-kafka");
    }
  }

  @Test
  void shellcheckFindsNothing() throws Exception {
    Path shellcheck = Installed.program("shellcheck", "shellcheck");
    try (ChildProcess child =
        ChildProcess.start(
            directory, Map.of(), List.of(shellcheck.toString(), WRAPPER.toString()))) {
      assertThat(child.awaitEnd()).as(child.out()).isZero();
    }
  }

  private void assertUnchanged(Map<String, String> environment) throws Exception {
    try (ChildProcess child = wrapped(environment, COMMAND)) {
      child.type("in\n");
      assertThat(child.awaitEnd()).isEqualTo(7);
      assertThat(child.out()).isEqualTo("out in\n");
      // The command does not wait for the one who passes its stderr on.
      await().untilAsserted(() -> assertThat(child.err()).isEqualTo("err\n"));
    }
  }

  private ChildProcess wrapped(Map<String, String> environment, String command) throws IOException {
    return ChildProcess.start(
        directory, environment, List.of(WRAPPER.toString(), "sh", "-c", command));
  }

  /** A stand-in for kcat. */
  private void kcat(String script) throws IOException {
    Path kcat = Files.writeString(programs.resolve("kcat"), "#!/bin/sh\n" + script + "\n");
    assertThat(kcat.toFile().setExecutable(true)).isTrue();
  }
}
