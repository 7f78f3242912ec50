package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTimeTest {

  @ParameterizedTest
  @CsvSource({
    "[2025-10-01T15:36:54] codex, 2025-10-01T15:36:54Z",
    "2026-11-22T14:19:57.468494Z ERROR x, 2026-11-22T14:19:57.468494Z",
    "2026-11-22T14:19:57Z, 2026-11-22T14:19:57Z",
    "2026-11-22T14:19:57+00:00 vm codex: hi, 2026-11-22T14:19:57Z",
    "2026-11-22T14:19:57+0530 vm codex: hi, 2026-11-22T08:49:57Z",
    "2026-11-22T14:19:57.5-08:00 hi, 2026-11-22T22:19:57.5Z",
    "2026-11-22T14:19:57.1234567891Z hi, 2026-11-22T14:19:57.123456789Z",
    "2024-02-29T00:00:00Z leap, 2024-02-29T00:00:00Z",
    "2099-12-31T23:59:59Z far, 2099-12-31T23:59:59Z"
  })
  void theTimeAtTheStartIsRead(String line, Instant time) {
    assertThat(LineTime.leading(line)).isEqualTo(time);
    assertThat(LineTime.leading("  \u001b[2m" + line)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hi",
        "[",
        "[2025-10-01T15:36:54 codex",
        "[2025-13-01T15:36:54] codex",
        "2026-11-22T14:19:57 no zone",
        "2026-11-22 14:19:57Z",
        "2026-02-30T14:19:57Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T14:19:57.Z",
        "2026-11-22T14:19:57+19:00",
        "2026-11-22T14:19:57+0",
        "2026-11-22T14:19:57Zulu",
        "at 2026-11-22T14:19:57Z",
        "\u001b[2",
        "２０２６-11-22T14:19:57Z"
      })
  void anythingElseIsNoTime(String line) {
    assertThat(LineTime.leading(line)).isNull();
  }

  @Test
  void theWholeSampleFileIsReadWithoutAnException() {
    assertThat(SampleFile.read("/dialects/codex.log"))
        .allSatisfy(sample -> LineTime.leading(sample.line()));
  }
}
