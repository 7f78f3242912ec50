package io.barograph.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.docs.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reads files is measured as users start it. */
class BenchJvmTest {
  private static final Path LAUNCHER =
      Repository.ROOT.resolve("analyzer/src/main/launcher/barograph");

  @Test
  void theLauncherStartsWhatReadsFilesTheSame() throws IOException {
    assertThat(Files.readString(LAUNCHER))
        .contains("replay | explain) tuning=\"" + String.join(" ", BenchJvm.READING) + "\"");
  }

  @Test
  void optionsThatSomebodyChoseReplaceTheUsualOnes() {
    assertThat(BenchJvm.added(List.of("-Xmx1g"), BenchJvm.READING)).isEmpty();
    assertThat(BenchJvm.added(List.of("-Xshare:auto", "-XX:+UseParallelGC"), BenchJvm.READING))
        .isEmpty();
  }

  @Test
  void whatTheLauncherGivesEveryCommandIsNoChoice() {
    assertThat(BenchJvm.added(List.of(), BenchJvm.READING)).isEqualTo(BenchJvm.READING);
    assertThat(
            BenchJvm.added(
                List.of("-XX:SharedArchiveFile=a.jsa", "-Xshare:auto", "-Xlog:cds=off"),
                BenchJvm.READING))
        .isEqualTo(BenchJvm.READING);
  }
}
