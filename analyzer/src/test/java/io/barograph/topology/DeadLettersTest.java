package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.ingest.Recogniser;
import io.barograph.metrics.Meters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is told of, with its place and without its text. */
class DeadLettersTest {
  private static final OutputTopics OUTPUT = DrivenTopology.OUTPUT;

  /** Cut short behind a line with a signal, so that it has to be read. */
  private static final String BAD_JSON =
      "{\"line\":\"ERROR: Failed to refresh token: 401 Unauthorized\",\"note\":\"%s\"";

  @Test
  void aTombstoneIsDeadLettered() {
    assertThat(reasonOf(null)).isEqualTo("tombstone");
  }

  @Test
  void anEmptyValueIsDeadLettered() {
    assertThat(reasonOf(new byte[0])).isEqualTo("empty");
  }

  @Test
  void bytesThatAreNoTextAreDeadLettered() {
    assertThat(reasonOf(new byte[] {'E', 'R', (byte) 0xC3, '('})).isEqualTo("invalid_utf8");
  }

  @Test
  void aRecordThatIsTooLongIsDeadLettered() {
    byte[] long10Mb = new byte[Recogniser.LONGEST_RECORD + 1];
    Arrays.fill(long10Mb, (byte) 'a');

    assertThat(reasonOf(long10Mb)).isEqualTo("too_long");
  }

  @Test
  void jsonThatIsCutShortIsDeadLettered() {
    assertThat(reasonOf(bytes(BAD_JSON.formatted("x")))).isEqualTo("bad_json");
  }

  @Test
  void jsonThatIsNestedAThousandDeepIsDeadLettered() {
    String deep = "[".repeat(1000) + "]".repeat(1000);

    assertThat(reasonOf(bytes(BAD_JSON.formatted("x") + ",\"deep\":" + deep + "}")))
        .isEqualTo("bad_json");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "[", "{\"line\":", "\\", "retrying 1/5 in "})
  void aHundredThousandOfOneSignIsReadAndIsNoise(String sign) {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.send(
          bytes("x" + sign.repeat(100_000)), DrivenTopology.START, DrivenTopology.headers("ann"));

      assertThat(topology.records(OUTPUT.deadLetters())).isEmpty();
      assertThat(topology.counted(Meters.LINES, "noise")).isEqualTo(1);
    }
  }

  @Test
  void aDeadLetterSaysWhereTheRecordLiesAndHasNoHeaderOfIts() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.send(bytes("fine"), DrivenTopology.START, DrivenTopology.headers("ann"));
      topology.send(
          bytes(BAD_JSON.formatted("x")), DrivenTopology.START, DrivenTopology.headers("ann"));

      TestRecord<String, byte[]> letter = topology.records(OUTPUT.deadLetters()).get(0);
      assertThat(Arrays.stream(letter.headers().toArray()).map(Header::key))
          .containsExactly(
              DeadLetter.REASON, DeadLetter.TOPIC, DeadLetter.PARTITION, DeadLetter.OFFSET);
      assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(DrivenTopology.INPUT);
      assertThat(header(letter, DeadLetter.PARTITION)).isEqualTo("0");
      assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("1");
      assertThat(letter.getRecordTime()).isEqualTo(DrivenTopology.START);
    }
  }

  @Test
  void theExcerptHoldsNoSecretAndIsBounded() {
    List<String> canaries =
        List.of(
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlY2FuYXJ5",
            "sk-proj-canary1234567890",
            "Bearer canaryBearerToken",
            "canary.person@example.com");
    for (String canary : canaries) {
      try (DrivenTopology topology = new DrivenTopology(60)) {
        String value = BAD_JSON.formatted(canary).replace("{\"line\"", "{\"a\":\"%s\",\"line\"");
        topology.send(bytes(value.formatted(canary)), DrivenTopology.START, new RecordHeaders());

        String excerpt = excerpt(topology);
        assertThat(excerpt).doesNotContain("canary").startsWith("{\"a\":\"[removed]");
        assertThat(excerpt.length()).isEqualTo(60);
      }
    }
  }

  @Test
  void aCookieIsTakenOutOfTheExcerpt() {
    try (DrivenTopology topology = new DrivenTopology()) {
      String value = "{\"a\":\"Set-Cookie: session=canary; Path=/\"," + BAD_JSON.substring(1);
      topology.send(bytes(value), DrivenTopology.START, new RecordHeaders());

      assertThat(excerpt(topology)).doesNotContain("canary");
    }
  }

  @Test
  void noExcerptIsKeptWhereItIsSwitchedOff() {
    try (DrivenTopology topology = new DrivenTopology(0)) {
      topology.send(
          bytes(BAD_JSON.formatted("x")), DrivenTopology.START, DrivenTopology.headers("ann"));

      assertThat(excerpt(topology)).isEmpty();
    }
  }

  @Test
  void theRecordAfterAnUnreadableOneIsReadAsIfNothingHadBeen() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.send(null, DrivenTopology.START, new RecordHeaders());
      topology.failingTurn(Duration.ZERO, "ann");
      topology.pass(Duration.ofMinutes(1));

      assertThat(topology.events(OUTPUT.retrySequences())).hasSize(1);
    }
  }

  /** The reason of the one dead letter that the value gives, which is counted too. */
  private static String reasonOf(byte @Nullable [] value) {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.send(value, DrivenTopology.START, DrivenTopology.headers("ann"));
      topology.pass(DrivenTopology.TICK);

      List<TestRecord<String, byte[]>> letters = topology.records(OUTPUT.deadLetters());
      assertThat(letters).hasSize(1);
      String reason = header(letters.get(0), DeadLetter.REASON);
      assertThat(topology.counted(Meters.UNREADABLE_RECORDS, reason)).isEqualTo(1);
      assertThat(topology.counted(Meters.DEAD_LETTERS, reason)).isEqualTo(1);
      assertThat(topology.counted(Meters.DEAD_LETTERS)).isEqualTo(1);
      assertThat(letters.get(0).value().length).isLessThanOrEqualTo(200);
      return reason;
    }
  }

  private static String excerpt(DrivenTopology topology) {
    List<TestRecord<String, byte[]>> letters = topology.records(OUTPUT.deadLetters());
    assertThat(letters).hasSize(1);
    return new String(letters.get(0).value(), StandardCharsets.UTF_8);
  }

  private static String header(TestRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
