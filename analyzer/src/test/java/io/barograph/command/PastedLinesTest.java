package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of lines that somebody pastes. */
class PastedLinesTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final String SECRET = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789";

  private final PastedLines pasted = new PastedLines(Settings.defaults(), List::of);

  @Test
  void aRecordingIsExplainedAsAFileIs() throws IOException {
    String recording = Files.readString(CAPTURES.resolve("0.34.0/refresh401.log"));

    List<String> explained = pasted.explain(recording);
    assertThat(explained)
        .anyMatch(line -> line.startsWith("pasted:13  text  "))
        .contains("18 lines: 8 signals, the rest noise")
        .anyMatch(line -> line.contains("counted: 1 of 3 failed turns"))
        .anyMatch(line -> line.endsWith("2 more would open one"));
    assertThat(String.join("\n", explained)).doesNotContain("say hi");
  }

  @Test
  void aRecordOfAShipperSaysWhoseItIs() {
    String record =
        "{\"time\":\"2026-03-01T10:00:00Z\",\"user\":\"ann\",\"host\":\"box\","
            + "\"line\":\"ERROR: Failed to refresh token: 401 Unauthorized\"}";

    assertThat(pasted.explain(record))
        .anyMatch(line -> line.startsWith("whose: user by json:/user; host by json:/host"))
        .contains("user ann (codex)");
  }

  @Test
  void aSecretInTheTextIsNotRepeated() {
    String text =
        "ERROR: Failed to refresh token: 401 Unauthorized " + SECRET + "\nexport KEY=" + SECRET;

    assertThat(String.join("\n", pasted.explain(text))).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\u0000\u0001", "{", "{\"topic\":\"t\"", "\n\u0002\u0003", "é"})
  void whatIsNoLineIsAnswered(String text) {
    assertThat(pasted.explain(text)).isNotEmpty();
  }
}
