package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives is read or refused with a reason; nothing throws, hangs or is lost. */
class BrokenEnvelopesTest {
  private static final int INPUTS = 10_000;
  private static final int SLOW_INPUTS = 1_000_000;

  static List<ShipperSample> samples() {
    return ShipperSample.all("samples.jsonl");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aRecordCutAtAnyByteIsReadOrRefused(ShipperSample sample) {
    byte[] value = sample.value();
    for (int length = 0; length < value.length; length++) {
      heard(Arrays.copyOf(value, length), sample, "cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEnvelopeCutBehindAMemberThatTellsItIsRefusedAsBadJson(ShipperSample sample) {
    byte[] value = sample.value();
    int end =
        new String(value, StandardCharsets.UTF_8)
            .stripTrailing()
            .getBytes(StandardCharsets.UTF_8)
            .length;
    for (int length = 1; length < end; length++) {
      byte[] cut = Arrays.copyOf(value, length);
      if (Utf8.isValid(cut) && JsonOutline.beginsEnvelope(cut, 0, length)) {
        Heard heard = heard(cut, sample, "cut at " + length);
        assertThat(heard.unreadable)
            .as("%s cut at %d", sample, length)
            .extracting(Unreadable::reason)
            .containsExactly(Unreadable.Reason.BAD_JSON);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1},",
        "{\"type\":\"object\",",
        "{\"error\": {",
        "{\"scripts\": {\"build\": \"tsc\"",
        "{",
        "{\"",
        "{}",
        "[",
        "[1,",
        "[{\"a\":",
        "\"code\": \"x\",",
        "}"
      })
  void aPieceOfOtherJsonThatAToolPrintedIsNoiseAndNoDeadLetter(String line) {
    Heard heard = Heard.of(line);

    assertThat(heard.unreadable).isEmpty();
    assertThat(heard.noise).isEqualTo(1);
  }

  @Test
  void mutatedRecordsAreReadOrRefused() {
    mutate(INPUTS, new Random(4));
  }

  @Test
  @Tag("slow")
  void aMillionMutatedRecordsAreReadOrRefused() {
    mutate(SLOW_INPUTS, new Random(5));
  }

  private static void mutate(int inputs, Random random) {
    List<ShipperSample> samples = samples();
    for (int i = 0; i < inputs; i++) {
      ShipperSample sample = samples.get(random.nextInt(samples.size()));
      byte[] value = Mutation.of(sample.value(), samples, random);
      heard(value, sample, "input " + i);
    }
  }

  /** Reads a value and checks that it was told what became of it. */
  private static Heard heard(byte[] value, ShipperSample sample, String what) {
    RawRecord record = Heard.record(value, null, Map.of(), Heard.AT);
    Heard heard;
    try {
      heard = Heard.of(record);
      Heard.RECOGNISER.eventTime(record);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(sample + " " + what, e);
    }
    assertThat(heard.sightings.size() + heard.noise + heard.unreadable.size())
        .as("%s %s", sample, what)
        .isPositive();
    if (!heard.sightings.isEmpty()) {
      assertThat(Heard.RECOGNISER.mayHoldSignal(value, 0, value.length))
          .as("%s %s passes the sieve", sample, what)
          .isTrue();
    }
    return heard;
  }
}
