package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record of ten megabytes takes time and memory as its size asks, whatever it is made of. */
class HugeRecordsTest {
  private static final int SIZE = Recogniser.LONGEST_RECORD;

  /** Ten times what the slowest needs on a busy machine. */
  private static final Duration LINEAR = Duration.ofSeconds(20);

  private static final String LINE = "\"message\":\"" + Heard.FAILED + "\"";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`[{`, ``, ``",
        "`{\"a\":`, ``, ``",
        "`{`, `\n`, ``",
        "`{\"message\":\"`, `\n`, ``",
        "`{\"message\":\"x\"}`, `\n`, ``",
        "`\\\\`, ``, `{\"message\":\"`",
        "`\\n`, ``, `{\"message\":\"ERROR: Failed to refresh token: 401 Unauthorized`",
        "`1,`, ``, `{\"message\":\"ERROR: Failed to refresh token: 401 Unauthorized\",\"a\":[`",
        "`\u001b[31m`, ``, ``",
        "`name=x, `, ``, `2026-11-22T14:22:39Z {`",
        "``, `\n`, ``"
      })
  void oneThingOverAndOverIsReadInTime(String piece, String end, String head) {
    String unit = (piece + end).translateEscapes();
    byte[] value = repeated(head, unit, "");

    Heard heard = inTime(value);

    assertThat(heard.unreadable).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aRecordOfManyBrokenLinesIsOneDeadLetter() {
    Heard heard = Heard.of("{\"message\":\"a\n{\"message\":\"b\nERROR: x\n{\"message\":\"c");

    assertThat(heard.unreadable)
        .extracting(Unreadable::reason)
        .containsExactly(Unreadable.Reason.BAD_JSON);
    assertThat(heard.noise).isEqualTo(2);
  }

  @Test
  void anArrayOfMoreObjectsThanAnyParserIsGivenIsReadOneByOne() {
    Heard heard = inTime(repeated("[{" + LINE + "}", ",{\"message\":\"x\"}", "]"));

    assertThat(heard.unreadable).isEmpty();
    assertThat(heard.sightings).hasSize(1);
    assertThat(heard.noise).isGreaterThan(600_000);
  }

  @Test
  void anArrayThatIsCutGivesNothingButTheReason() {
    Heard heard = Heard.of("[{" + LINE + "},{" + LINE);

    assertThat(heard.sightings).isEmpty();
    assertThat(heard.unreadable)
        .extracting(Unreadable::reason)
        .containsExactly(Unreadable.Reason.BAD_JSON);
  }

  @Test
  void fiveMillionEmptyLogRecordsOfOpenTelemetryAreRefused() {
    ByteString records = ByteString.copyFrom(repeated("", "\u0012\u0000", ""));
    byte[] value = nested(1, nested(2, records.substring(0, SIZE - 64))).toByteArray();

    assertThat(inTime(value).unreadable)
        .extracting(Unreadable::reason)
        .containsExactly(Unreadable.Reason.BAD_PROTOBUF);
  }

  @Test
  void theTimeOfARecordIsLookedForInItsFirstLinesOnly() {
    byte[] late = repeated("", "x\n", "2026-02-28T10:00:00Z INFO late");
    byte[] early = repeated("x\n2026-02-28T10:00:00Z INFO early\n", "x\n", "");

    assertThat(eventTime(late)).isEqualTo(Heard.AT);
    assertThat(eventTime(early)).isEqualTo(Instant.parse("2026-02-28T10:00:00Z"));
  }

  private static Heard inTime(byte[] value) {
    return assertTimeoutPreemptively(
        LINEAR,
        () -> {
          eventTime(value);
          Heard heard = Heard.of(record(value));
          boolean sieved = Heard.RECOGNISER.mayHoldSignal(value, 0, value.length);
          assertThat(sieved || (heard.sightings.isEmpty() && heard.unreadable.isEmpty())).isTrue();
          return heard;
        });
  }

  private static Instant eventTime(byte[] value) {
    return Heard.RECOGNISER.eventTime(record(value));
  }

  private static RawRecord record(byte[] value) {
    return Heard.record(value, null, Map.of(), Heard.AT);
  }

  private static byte[] repeated(String head, String piece, String tail) {
    byte[] unit = piece.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream value = new ByteArrayOutputStream(SIZE);
    value.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    while (value.size() + unit.length + tail.length() <= SIZE) {
      value.writeBytes(unit);
    }
    value.writeBytes(tail.getBytes(StandardCharsets.UTF_8));
    return value.toByteArray();
  }

  private static ByteString nested(int field, ByteString message) {
    UnknownFieldSet.Field value =
        UnknownFieldSet.Field.newBuilder().addLengthDelimited(message).build();
    return UnknownFieldSet.newBuilder().addField(field, value).build().toByteString();
  }
}
