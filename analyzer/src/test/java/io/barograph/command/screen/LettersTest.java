package io.barograph.command.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LettersTest {
  @Test
  void ordinaryTextStays() {
    assertThat(Letters.UNICODE.clean("Zoë, 漢字, हिन्दी, e\u0301")).isEqualTo("Zoë, 漢字, हिन्दी, é");
  }

  @Test
  void controlsAndTurnedDirectionsAreShownAsUnknown() {
    assertThat(Letters.UNICODE.clean("a\u001b[2Jb\r\nc\u202ed\u200be\u2028f\ud800"))
        .isEqualTo("a?[2Jb??c?d?e?f?");
  }

  @Test
  void marksDoNotPileUp() {
    assertThat(Letters.UNICODE.clean("x" + "\u0337".repeat(50))).isEqualTo("x\u0337\u0337");
  }

  @Test
  void anEndlessTextIsCut() {
    assertThat(Letters.UNICODE.clean("x".repeat(1_000_000))).hasSizeLessThanOrEqualTo(1000);
  }

  @Test
  void wideLettersTakeTwoCellsAndMarksNone() {
    assertThat(Letters.width("漢字x")).isEqualTo(5);
    assertThat(Letters.width("x\u0337")).isEqualTo(1);
  }

  @Test
  void aCutNeverEndsInHalfALetter() {
    assertThat(Letters.UNICODE.cut("漢字漢字", 4)).isEqualTo("漢…");
    assertThat(Letters.UNICODE.cut("漢字", 4)).isEqualTo("漢字");
    assertThat(Letters.UNICODE.cut("abc", 0)).isEmpty();
    assertThat(Letters.ASCII.cut("abcdef", 4)).isEqualTo("abc~");
  }

  @Test
  void theCharacterSetDecidesWhatCanBeShown() {
    assertThat(Letters.of(StandardCharsets.UTF_8)).isEqualTo(Letters.UNICODE);
    assertThat(Letters.of(StandardCharsets.US_ASCII)).isEqualTo(Letters.ASCII);
    assertThat(Letters.of(StandardCharsets.ISO_8859_1)).isEqualTo(Letters.ASCII);
    assertThat(Letters.ASCII.clean("Zoë")).isEqualTo("Zo?");
  }
}
