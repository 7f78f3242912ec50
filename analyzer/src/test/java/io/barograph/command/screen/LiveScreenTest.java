package io.barograph.command.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real terminal: what is sent to it, byte by byte. */
class LiveScreenTest {
  private static final String ALTERNATE = "\u001b[?1049h";
  private static final String NORMAL = "\u001b[?1049l";
  private static final String HIDDEN = "\u001b[?25l";
  private static final Pattern SHOWN = Pattern.compile("\u001b\\[\\?(12;)?25h|\u001b\\[34h\u001b");
  private static final Pattern CLEARED = Pattern.compile("\u001b\\[[0-3]?J");
  private static final Pattern COLOURED = Pattern.compile("\u001b\\[([0-9;]*;)?3[0-7][;m]");

  @TempDir Path directory;

  @Test
  void onlyWhatChangedIsSentAndTheTerminalIsGivenBack() throws Exception {
    String received = received(Map.of(), "6");

    assertThat(received).containsOnlyOnce(ALTERNATE).containsOnlyOnce(HIDDEN);
    assertThat(CLEARED.matcher(received).results().count()).isEqualTo(1);
    assertThat(COLOURED.matcher(received).find()).isTrue();
    String picture = received.substring(0, received.indexOf(NORMAL));
    assertThat(picture).containsOnlyOnce("broker-1:9092").containsOnlyOnce("page http");
    assertThat(picture).contains(" line of the log");
    assertThat(SHOWN.matcher(received.substring(received.indexOf(NORMAL))).find()).isTrue();
  }

  @Test
  void theLastSummaryAndTheLogStayBelow() throws Exception {
    String received = received(Map.of(), "2");

    assertThat(received.substring(received.indexOf(NORMAL)))
        .containsSubsequence("broker-1:9092", "Open storms 12", "a line of the log", "the end")
        .doesNotContain("\u001b[2J");
  }

  @Test
  void whoeverWantsNoColourGetsNone() throws Exception {
    String received = received(Map.of("NO_COLOR", "1"), "2");

    assertThat(received).contains(ALTERNATE);
    assertThat(COLOURED.matcher(received).find()).isFalse();
  }

  @Test
  void aLogThatGoesElsewhereIsLeftAlone() throws Exception {
    String received = received(Map.of(), "2", "2>/dev/null");

    assertThat(received).contains("the end").doesNotContain("a line of the log");
  }

  @Test
  void aDumbTerminalGetsNoScreen() throws Exception {
    assertThat(received(Map.of("TERM", "dumb"), "2"))
        .contains("no screen")
        .doesNotContain("\u001b");
  }

  @Test
  void withoutATerminalThereIsNoScreen() throws Exception {
    assertThat(received(Map.of(), "2", "</dev/null | cat"))
        .contains("no screen")
        .doesNotContain("\u001b");
  }

  private String received(Map<String, String> environment, String frames, String... more)
      throws Exception {
    try (Pty pty = Pty.start(directory, environment, Pictured.class, frames, more)) {
      assertThat(pty.awaitEnd()).as(pty.received()).isZero();
      return pty.received();
    }
  }
}
