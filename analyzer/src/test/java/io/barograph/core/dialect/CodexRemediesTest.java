package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Remedies;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person with a dead Codex login is told to type. */
class CodexRemediesTest {
  private final Remedies remedies = new CodexDialect().remedies();

  @Test
  void theFirstSignsInAgainEverywhere() {
    assertThat(lines(remedies.signIn())).containsOnly("codex logout && codex login");
  }

  @Test
  void theLocalStateIsMovedAsideAndNothingIsDeleted() {
    Commands commands = Objects.requireNonNull(remedies.moveAside());
    for (String command : List.of(commands.linux(), commands.macos())) {
      assertThat(command).contains("~/.codex", "~/.config/codex", "mv ").doesNotContain("rm ");
    }
    assertThat(commands.windows())
        .contains("%USERPROFILE%\\.codex", "%APPDATA%\\codex", "ren ")
        .doesNotContain("rmdir", "del ");
  }

  @Test
  void theDestructiveAlternativeDeletesTheSame() {
    Commands destructive = Objects.requireNonNull(remedies.delete());
    for (String command : List.of(destructive.linux(), destructive.macos())) {
      assertThat(command).contains("rm -rf ~/.codex ~/.config/codex");
    }
    assertThat(destructive.windows()).contains("rmdir", "%APPDATA%\\codex");
  }

  @Test
  void theCheckAsksForTheKeyAndNeverPrintsIt() {
    assertThat(remedies.keyVariable()).isEqualTo("OPENAI_API_KEY");
    for (String command : lines(Objects.requireNonNull(remedies.checkKey()))) {
      assertThat(command).contains("OPENAI_API_KEY").doesNotContain("echo $", "%OPENAI_API_KEY%");
    }
  }

  @Test
  void theLastOnlyDescribesForThePersonWhoTakesOver() {
    for (String command : lines(remedies.describe())) {
      assertThat(command).contains("codex --version").doesNotContain("login;", "logout");
    }
  }

  @Test
  void everyCommandIsOneLine() {
    assertThat(
            Stream.of(
                    remedies.signIn(),
                    Objects.requireNonNull(remedies.moveAside()),
                    Objects.requireNonNull(remedies.delete()),
                    Objects.requireNonNull(remedies.checkKey()),
                    remedies.describe())
                .flatMap(commands -> lines(commands).stream()))
        .noneMatch(command -> command.contains("\n"));
  }

  private static List<String> lines(Commands commands) {
    return List.of(commands.linux(), commands.macos(), commands.windows());
  }
}
