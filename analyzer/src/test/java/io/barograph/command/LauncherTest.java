package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.barograph.docs.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds its jar from anywhere, and becomes Java. */
class LauncherTest {
  private static final Path LAUNCHER =
      Repository.ROOT.resolve("analyzer/src/main/launcher/barograph");

  @TempDir Path directory;
  private Path home;
  private Path launcher;

  /** A Java that tells its process and what it was asked, and ends as it is told. */
  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(directory.resolve("a place/with spaces")).toRealPath();
    launcher = Files.copy(LAUNCHER, home.resolve("barograph"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path java = Files.createDirectories(directory.resolve("java/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho $$\nprintf '%s\\n' \"$@\"\nexit 7\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void itHandsEachArgumentOnAndEndsAsJavaEnds() throws Exception {
    assertThat(started(launcher.toString(), "replay", "two words", ""))
        .containsSubsequence("-jar", home + "/barograph.jar", "replay", "two words", "")
        .contains("-XX:SharedArchiveFile=" + home + "/barograph.jsa");
  }

  @Test
  void onlyWhatReadsFilesIsTunedForIt() throws Exception {
    assertThat(started(launcher.toString(), "replay")).contains("-XX:+UseSerialGC");
    assertThat(started(launcher.toString(), "explain")).contains("-XX:+UseSerialGC");
    assertThat(started(launcher.toString(), "run")).noneMatch(said -> said.startsWith("-XX:+Use"));
    assertThat(started(launcher.toString())).noneMatch(said -> said.startsWith("-XX:+Use"));
  }

  @Test
  void aLinkToALinkFindsTheJar() throws Exception {
    Path links = Files.createDirectories(directory.resolve("links"));
    Path near =
        Files.createSymbolicLink(
            links.resolve("near"), Path.of("../a place/with spaces/barograph"));
    Path far = Files.createSymbolicLink(directory.resolve("far"), near);

    assertThat(started(far.toString())).containsSubsequence("-jar", home + "/barograph.jar");
  }

  @Test
  void aPathFromTheCurrentDirectoryIsEnough() throws Exception {
    assertThat(started("./barograph")).containsSubsequence("-jar", home + "/barograph.jar");
  }

  @Test
  void aRealJavaStartsWithAnArchiveThatIsNone() throws Exception {
    Files.writeString(home.resolve("barograph.jsa"), "no archive");
    Process process = new ProcessBuilder(launcher.toString()).redirectErrorStream(true).start();

    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said.lines()).hasSize(1).allMatch(line -> line.contains("barograph.jar"));
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")));

    assertThat(new ProcessBuilder("/usr/bin/shellcheck", LAUNCHER.toString()).start().waitFor())
        .isZero();
  }

  /** What the Java told; it must be the process that was started. */
  private List<String> started(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("JAVA_HOME", directory.resolve("java").toString());
    Process process = builder.start();
    List<String> told =
        new ArrayList<>(
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
    assertThat(process.waitFor()).isEqualTo(7);
    assertThat(told.remove(0)).isEqualTo(Long.toString(process.pid()));
    return told;
  }
}
