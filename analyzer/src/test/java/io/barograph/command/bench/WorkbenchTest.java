package io.barograph.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTest {
  @Test
  void itsProcessesAndItsDirectoryAreGoneWhenItCloses(@TempDir Path parent) throws IOException {
    Process child;
    Path file;
    try (Workbench bench = Workbench.open(parent)) {
      file = Files.writeString(bench.path("lines"), "a line");
      child = bench.start(waiting(bench));
      assertThat(child.isAlive()).isTrue();
      assertThat(file).exists().startsWith(parent);
    }

    assertThat(child.isAlive()).isFalse();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void nothingStartsOnceItIsClosed(@TempDir Path parent) throws IOException {
    Workbench bench = Workbench.open(parent);
    ProcessBuilder waiting = waiting(bench);
    bench.close();

    assertThatThrownBy(() -> bench.start(waiting)).isInstanceOf(CommandFailure.class);
  }

  @Test
  void aProcessThatFailsIsToldWithItsLastWord(@TempDir Path parent) throws IOException {
    try (Workbench bench = Workbench.open(parent)) {
      assertThatThrownBy(
              () ->
                  new BenchJvm(bench, List.of())
                      .run(
                          null,
                          ProcessBuilder.Redirect.DISCARD,
                          "command",
                          List.of("replay", parent.resolve("no-such-file").toString())))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("no-such-file");
    }
  }

  /** Waits for its input, which nobody ends. */
  private static ProcessBuilder waiting(Workbench bench) {
    return new ProcessBuilder(
        BenchJvm.command(List.of(), bench.path("ledger"), "command", List.of("replay", "-")));
  }
}
