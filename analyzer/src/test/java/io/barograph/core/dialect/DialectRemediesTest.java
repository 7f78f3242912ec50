package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Remedies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people with a dead login are told to type, whatever the CLI. */
class DialectRemediesTest {
  @TempDir Path home;

  static Stream<Dialect> dialects() {
    return Dialects.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void theFirstSignsInAgain(Dialect dialect) {
    assertThat(lines(dialect.remedies().signIn()))
        .allMatch(command -> command.contains(dialect.cli()) && command.contains("login"));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void movingAsideDeletesNothing(Dialect dialect) {
    for (String command : lines(dialect.remedies().moveAside())) {
      assertThat(command)
          .contains(".aside")
          .doesNotContain("rm ", "del ", "rmdir", "revoke", "clear");
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void theCheckAsksForTheKeyAndNeverPrintsIt(Dialect dialect) {
    String key = dialect.remedies().keyVariable();
    for (String command : lines(dialect.remedies().checkKey())) {
      assertThat(command).contains(key + " is set").doesNotContain("echo $", "%" + key + "%");
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void everyCommandIsOneLine(Dialect dialect) {
    Remedies remedies = dialect.remedies();
    assertThat(
            Stream.of(
                    remedies.signIn(),
                    remedies.moveAside(),
                    remedies.delete(),
                    remedies.checkKey(),
                    remedies.describe())
                .flatMap(commands -> lines(commands).stream()))
        .noneMatch(command -> command.contains("\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "gcloud, .config/gcloud/credentials.db, .config/gcloud/configurations",
    "aws, .aws/sso/cache, .aws/config",
    "az, .azure/msal_token_cache.json, .azure/config",
    "claude, .claude/.credentials.json, .claude/settings.json",
    "codex, .codex, notes"
  })
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theLoginIsMovedAsideAndTheSettingsStay(String cli, String login, String settings)
      throws Exception {
    Path moved = file(login);
    Path stays = file(settings);
    Commands commands =
        Objects.requireNonNull(dialect(cli).remedies().moveAside(), "what to move aside");
    assertThat(typed(cli, commands.linux())).contains("login");
    assertThat(stays).hasContent("kept");
    assertThat(moved).doesNotExist();
    try (Stream<Path> beside = Files.list(Objects.requireNonNull(moved.getParent()))) {
      assertThat(beside).anyMatch(path -> path.toString().startsWith(moved + ".aside."));
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatASignInTypesEndsInTheLoginOfTheCli(Dialect dialect) throws Exception {
    assertThat(typed(dialect.cli(), dialect.remedies().signIn().linux())).contains("login");
  }

  /** Types it where the CLI is one that only says what it was asked for. */
  private String typed(String cli, String command) throws Exception {
    Path program = home.resolve("bin").resolve(cli);
    Files.createDirectories(Objects.requireNonNull(program.getParent()));
    Files.writeString(program, "#!/bin/sh\necho \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
    Map<String, String> environment = shell.environment();
    environment.clear();
    environment.put("HOME", home.toString());
    environment.put("PATH", program.getParent() + ":/usr/bin:/bin");
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private Path file(String name) throws IOException {
    Path path = home.resolve(name);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    return Files.writeString(path, "kept");
  }

  private static Dialect dialect(String cli) {
    return dialects().filter(dialect -> dialect.cli().equals(cli)).findFirst().orElseThrow();
  }

  private static List<String> lines(@Nullable Commands commands) {
    return commands == null
        ? List.of()
        : List.of(commands.linux(), commands.macos(), commands.windows());
  }
}
