package io.barograph.command.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
  private static final List<String> LOG =
      List.of("10:00:01 WARN  One - first", "10:00:02 WARN  Two - second\u001b[1m");

  @ParameterizedTest
  @CsvSource({"80,24", "40,12", "200,60", "20,5"})
  void theSummaryIsDrawnAsItIsWrittenDown(int width, int height) throws IOException {
    Path golden = Path.of("src/test/resources/screen/" + width + "x" + height + ".txt");

    assertThat(drawn(Pictures.busy(), LOG, width, height))
        .containsExactlyElementsOf(Files.readAllLines(golden));
  }

  @Test
  void noSizeGetsMoreThanItHolds() {
    for (Summary summary : List.of(Pictures.quiet(), Pictures.busy())) {
      for (int width : new int[] {1, 2, 7, 20, 39, 80, 81, 133, 200}) {
        for (int height = 1; height <= 60; height++) {
          List<String> drawn = drawn(summary, LOG, width, height);
          int room = width;
          assertThat(drawn).hasSizeLessThanOrEqualTo(height);
          assertThat(drawn).allMatch(line -> Letters.width(line) <= room);
        }
      }
    }
  }

  @Test
  void nothingThatComesFromOutsideSteersTheTerminal() {
    assertThat(String.join("", drawn(Pictures.busy(), LOG, 200, 60)).codePoints())
        .noneMatch(Character::isISOControl)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT);
  }

  @Test
  void beforeAnythingHasComeItSaysSo() {
    assertThat(drawn(Pictures.quiet(), List.of(), 80, 24))
        .containsExactly(
            "Barograph                                                     REBALANCING  up 3s",
            "kafka localhost:9092  page http://127.0.0.1:9464/",
            "clock not known yet",
            "lines 0  0/s  signals 0  storms opened 0  advised 0  dead letters 0  late 0",
            "",
            "No storm is open",
            "");
  }

  @Test
  void aTerminalWithoutUnicodeGetsNone() {
    List<AttributedString> frame = Frame.of(Pictures.busy(), LOG, Letters.ASCII, 80, 24);

    assertThat(text(frame).stream().flatMapToInt(String::codePoints)).allMatch(c -> c < 0x7f);
  }

  @Test
  void theStateOfTheStreamHasAColour() {
    assertThat(stateOf(Pictures.busy()))
        .isEqualTo(AttributedStyle.DEFAULT.bold().foreground(AttributedStyle.GREEN));
    assertThat(stateOf(Pictures.quiet()))
        .isEqualTo(AttributedStyle.DEFAULT.bold().foreground(AttributedStyle.YELLOW));
  }

  private static AttributedStyle stateOf(Summary summary) {
    return Frame.of(summary, List.of(), Letters.UNICODE, 80, 24).get(0).styleAt(79);
  }

  private static List<String> drawn(Summary summary, List<String> log, int width, int height) {
    return text(Frame.of(summary, log, Letters.UNICODE, width, height));
  }

  private static List<String> text(List<AttributedString> frame) {
    return frame.stream().map(AttributedString::toString).toList();
  }
}
