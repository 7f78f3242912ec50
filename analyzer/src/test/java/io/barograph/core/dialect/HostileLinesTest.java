package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.barograph.core.dialect.DialectContractTest.DialectSample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** stderr holds whatever a tool prints: no line may break the dialect or hold it up. */
class HostileLinesTest {
  private static final Needles NEEDLES = Needles.of(Dialects.ALL, List.of("message"));

  /** Far more than a linear reading needs, far less than a quadratic one. */
  private static final Duration LINEAR = Duration.ofSeconds(5);

  @Test
  void mutatedSamplesNeverThrow() {
    Random random = new Random(7);
    List<DialectSample> samples = DialectSample.all();
    for (int round = 0; round < 200_000; round++) {
      DialectSample sample = Objects.requireNonNull(samples.get(random.nextInt(samples.size())));
      readAll(Mutations.of(sample.line(), random));
    }
  }

  @Test
  void randomBytesNeverThrow() {
    Random random = new Random(8);
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      readAll(new String(bytes, StandardCharsets.ISO_8859_1));
      readAll(new String(bytes, StandardCharsets.UTF_8));
      assertThatCode(() -> NEEDLES.mayHoldSignalInJson(bytes, 0, bytes.length))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";",
        "; ",
        "; retrying ",
        "stream error: ",
        "ERROR: ",
        "{",
        "[",
        "{\"a\":",
        "\\",
        "\"",
        "\u001b",
        "\u001b]",
        "\u001b[",
        "\u001b]x\u0007",
        "#033[",
        " ",
        "1",
        "<",
        "}: codex_",
        "Failed to refresh token: ",
        ": Failed to refresh token",
        "http ",
        "\u001b\\",
        "because your refresh token ",
        "AADSTS",
        "An error occurred (",
        ") when calling the ",
        "ERROR: (gcloud.",
        "Please run /login · ",
        "Failed to authenticate. "
      })
  void aLineOfOneThingOverAndOverIsReadInLinearTime(String piece) {
    String body = piece.repeat(3_000_000 / piece.length());
    for (String head :
        List.of("", "stream error: ", "ERROR: ", "{\"type\":\"error\",\"message\":\"")) {
      String line = head + body + "; retrying 1/5 in 187ms…";
      assertTimeoutPreemptively(LINEAR, () -> readAll(line));
      assertTimeoutPreemptively(LINEAR, () -> readAll(line.substring(0, 60_000)));
    }
  }

  @Test
  void aNoticeWithAnEndlessCauseIsStillRead() {
    String line = "stream error: " + "x".repeat(10_000_000) + "; retrying 2/5 in 384ms…";
    assertThat(SampleFile.describe(new CodexDialect().read(line)))
        .isEqualTo("RetryAnnounced 2/5 PT0.384S unknown - STREAM_ERROR");
  }

  private static void readAll(String line) {
    Dialects.ALL.forEach(dialect -> dialect.read(line));
    LineTime.leading(line);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    NEEDLES.mayHoldSignal(bytes, 0, bytes.length);
    NEEDLES.mayHoldSignalInJson(bytes, 0, bytes.length);
  }
}
