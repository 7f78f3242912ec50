package io.barograph.core.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the rungs tell a person to type. */
class RungTest {
  @Test
  void thereAreFourRungsNumberedFromOne() {
    assertThat(Rung.values()).extracting(Rung::number).containsExactly(1, 2, 3, 4);
  }

  @Test
  void theFirstSignsInAgainEverywhere() {
    for (String command : all(Rung.SIGN_IN_AGAIN.commands())) {
      assertThat(command).isEqualTo("codex logout && codex login");
    }
  }

  @Test
  void theSecondMovesTheLocalStateAsideAndDeletesNothing() {
    Commands commands = Rung.RESET_LOCAL_STATE.commands();
    for (String command : List.of(commands.linux(), commands.macos())) {
      assertThat(command).contains("~/.codex", "~/.config/codex", "mv ").doesNotContain("rm ");
    }
    assertThat(commands.windows())
        .contains("%USERPROFILE%\\.codex", "%APPDATA%\\codex", "ren ")
        .doesNotContain("rmdir", "del ");
  }

  @Test
  void onlyTheSecondHasADestructiveAlternative() {
    Commands destructive = Objects.requireNonNull(Rung.RESET_LOCAL_STATE.destructive());
    for (String command : List.of(destructive.linux(), destructive.macos())) {
      assertThat(command).contains("rm -rf ~/.codex ~/.config/codex");
    }
    assertThat(destructive.windows()).contains("rmdir", "%APPDATA%\\codex");
    assertThat(Rung.values())
        .filteredOn(rung -> rung.destructive() != null)
        .containsExactly(Rung.RESET_LOCAL_STATE);
  }

  @Test
  void theThirdAsksForTheKeyAndNeverPrintsIt() {
    Commands commands = Rung.CHECK_API_KEY.commands();
    for (String command : all(commands)) {
      assertThat(command).contains("OPENAI_API_KEY").doesNotContain("echo $", "%OPENAI_API_KEY%");
    }
  }

  @Test
  void theFourthOnlyDescribesForThePersonWhoTakesOver() {
    for (String command : all(Rung.HAND_OVER.commands())) {
      assertThat(command).contains("codex --version").doesNotContain("login;", "logout");
    }
  }

  @Test
  void everyCommandIsOneLine() {
    for (Rung rung : Rung.values()) {
      assertThat(all(rung.commands())).noneMatch(command -> command.contains("\n"));
    }
  }

  private static List<String> all(Commands commands) {
    return List.of(commands.linux(), commands.macos(), commands.windows());
  }
}
