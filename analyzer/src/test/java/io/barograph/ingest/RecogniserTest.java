package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecogniserTest {
  private static final String LINE = ",\"line\":\"" + Heard.FAILED + "\"}";

  @Test
  void aRecordOfOneLineIsOneSighting() {
    Heard heard = Heard.of(Heard.FAILED);

    assertThat(heard.sighting().signal()).isInstanceOf(Signal.TurnFailed.class);
    assertThat(heard.envelopes).containsExactly(Envelope.TEXT);
    assertThat(heard.noise).isZero();
  }

  @Test
  void aRecordOfManyLinesIsReadLineByLineAndKeepsTheirOrder() {
    Heard heard = Heard.of("compiling\n" + Heard.FAILED + "\r\ntokens used\ndone\n");

    assertThat(heard.sightings)
        .extracting(s -> s.signal().kind())
        .containsExactly("turn-failed", "turn-completed");
    assertThat(heard.sightings.get(0).ordinal()).isLessThan(heard.sightings.get(1).ordinal());
    assertThat(heard.noise).isEqualTo(2);
    assertThat(heard.envelopes).hasSize(1);
  }

  @Test
  void laterRecordsHaveHigherOrdinalsThanAllLinesOfEarlierOnes() {
    Sighting last = Heard.of("x\n".repeat(70_000) + Heard.FAILED).sighting();
    RawRecord next =
        new RawRecord(
            Heard.FAILED.getBytes(StandardCharsets.UTF_8),
            null,
            Attributes.NONE,
            Attributes.NONE,
            Heard.AT,
            TimeSource.RECORD,
            8,
            null,
            null,
            null);

    assertThat(last.ordinal()).isLessThan(Heard.of(next).sighting().ordinal());
  }

  @Test
  void nativeJsonWithManyLinesIsReadLineByLine() {
    Heard heard = Heard.of("{\"line\":\"compiling\\n" + Heard.FAILED + "\\ntokens used\"}");

    assertThat(heard.sightings).hasSize(2);
    assertThat(heard.noise).isEqualTo(1);
    assertThat(heard.envelopes).containsExactly(Envelope.NATIVE_JSON);
  }

  @Test
  void whatTheJsonSaysGoesBeforeTheHeadersAndTheseBeforeUnknown() {
    String json = "{\"user\":\"ann\",\"host\":\"h1\",\"session\":\"s1\"" + LINE;
    Map<String, String> said = Map.of("user", "bob", "host", "h2", "session", "s2");

    Sighting both = Heard.of(record(json, said)).sighting();
    assertThat(both.user().value()).isEqualTo("ann");
    assertThat(both.host().value()).isEqualTo("h1");
    assertThat(both.session().value()).isEqualTo("s1");

    Sighting headers = Heard.of(record("{\"user\":\" \"" + LINE, said)).sighting();
    assertThat(headers.user().value()).isEqualTo("bob");
    assertThat(headers.host().value()).isEqualTo("h2");
    assertThat(headers.session().value()).isEqualTo("s2");

    Sighting nothing = Heard.of(Heard.FAILED).sighting();
    assertThat(nothing.user()).isEqualTo(UserId.UNKNOWN);
    assertThat(nothing.host()).isEqualTo(HostId.UNKNOWN);
  }

  private static RawRecord record(String value, Map<String, String> headers) {
    return Heard.record(value.getBytes(StandardCharsets.UTF_8), null, headers, Heard.AT);
  }

  @Test
  void aSessionThatNothingNamesIsTheStreamOrElseTheHost() {
    Sighting file = Heard.of(Heard.given(Heard.FAILED, "ann", "h1", "a.log")).sighting();
    assertThat(file.session().value()).isEqualTo("stream:a.log");

    Sighting host = Heard.of(Heard.given(Heard.FAILED, "ann", "h1", null)).sighting();
    assertThat(host.session().value()).isEqualTo("stream:h1");

    Sighting json = Heard.of("{\"host\":\"h3\"" + LINE).sighting();
    assertThat(json.session().value()).isEqualTo("stream:h3");
  }

  @Test
  void theTimeOnTheLineGoesBeforeTheShippersAndThisBeforeTheRecords() {
    String stamped = "[2026-03-01T09:59:58] " + Heard.FAILED;
    String shipper = "\"time\":\"2026-03-01T09:59:59.5Z\"";

    Heard line = Heard.of("{" + shipper + ",\"line\":\"" + stamped + "\"}");
    assertThat(line.sighting().time()).isEqualTo(Instant.parse("2026-03-01T09:59:58Z"));
    assertThat(line.provenance().timeSource()).isEqualTo(TimeSource.LINE);

    Heard shipped = Heard.of("{" + shipper + LINE);
    assertThat(shipped.sighting().time()).isEqualTo(Instant.parse("2026-03-01T09:59:59.5Z"));
    assertThat(shipped.provenance().timeSource()).isEqualTo(TimeSource.SHIPPER);

    Heard record = Heard.of(Heard.FAILED);
    assertThat(record.sighting().time()).isEqualTo(Heard.AT);
    assertThat(record.provenance().timeSource()).isEqualTo(TimeSource.RECORD);
  }

  @Test
  void aShippersTimeMayHaveAnOffset() {
    Heard heard = Heard.of("{\"time\":\"2026-03-01T11:00:00+01:00\"" + LINE);

    assertThat(heard.sighting().time()).isEqualTo(Heard.AT);
    assertThat(heard.provenance().timeSource()).isEqualTo(TimeSource.SHIPPER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yesterday\"", "\"\"", "0", "null", "{\"s\":1}", "[1]"})
  void aShippersTimeThatDoesNotReadIsNone(String time) {
    Heard heard = Heard.of("{\"time\":" + time + LINE);

    assertThat(heard.sighting().time()).isEqualTo(Heard.AT);
    assertThat(heard.provenance().timeSource()).isEqualTo(TimeSource.RECORD);
    assertThat(heard.provenance().skewed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T10:00:31", "2099-01-01T00:00:00", "1999-12-31T23:59:59"})
  void aTimeBeyondTheBoundsIsReplacedByTheRecordsAndMarked(String time) {
    Heard heard = Heard.of("[" + time + "] " + Heard.FAILED);

    assertThat(heard.provenance().skewed()).isTrue();
    assertThat(heard.sighting().time()).isEqualTo(Heard.AT);
    assertThat(heard.provenance().timeSource()).isEqualTo(TimeSource.RECORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-01T10:00:30", "2025-10-01T15:36:54", "2000-01-01T00:00:00"})
  void aTimeWithinTheBoundsIsBelieved(String time) {
    Heard heard = Heard.of("[" + time + "] " + Heard.FAILED);

    assertThat(heard.provenance().skewed()).isFalse();
    assertThat(heard.sighting().time()).isEqualTo(Instant.parse(time + "Z"));
  }

  @Test
  void noiseTellsItsTimeToo() {
    assertThat(Heard.eventTime("[2026-03-01T09:00:00] compiling"))
        .isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    assertThat(Heard.eventTime("{\"time\":\"2026-03-01T09:30:00Z\",\"line\":\"compiling\"}"))
        .isEqualTo(Instant.parse("2026-03-01T09:30:00Z"));
    assertThat(Heard.eventTime("compiling")).isEqualTo(Heard.AT);
    assertThat(Heard.eventTime("{\"line\":")).isEqualTo(Heard.AT);
    assertThat(Heard.eventTime("[2099-01-01T00:00:00] compiling")).isEqualTo(Heard.AT);
  }

  @Test
  void theClisOwnJsonIsTextAndNoEnvelope() {
    Heard heard = Heard.of("{\"type\":\"turn.completed\",\"usage\":{\"input_tokens\":1}}");

    assertThat(heard.envelopes).containsExactly(Envelope.TEXT);
    assertThat(heard.sighting().signal()).isInstanceOf(Signal.TurnCompleted.class);
  }

  @Test
  void theClisOwnJsonMayStandInTheLineOfAnEnvelope() {
    Heard heard = Heard.of("{\"line\":\"{\\\"type\\\":\\\"turn.completed\\\",\\\"usage\\\":{}}\"}");

    assertThat(heard.envelopes).containsExactly(Envelope.NATIVE_JSON);
    assertThat(heard.sighting().signal()).isInstanceOf(Signal.TurnCompleted.class);
  }

  @Test
  void aMemberNamedLineInsideAnotherDoesNotHideTheLine() {
    assertThat(Heard.of("{\"at\":{\"line\":\"12\"}" + LINE).sightings).hasSize(1);
  }

  @Test
  void aTurnThatCompletedIsSeenWhereTheWholeLineIsTheSignal() {
    assertThat(Heard.of("{\"user\":\"codex\",\"line\":\"codex\"}").sightings).hasSize(1);
    assertThat(Heard.of("{\"line\":\"codex\",\"user\":\"ann\"}").sightings).hasSize(1);
  }

  @Test
  void aNameThatIsAWholeLineElsewhereIsNoSignal() {
    assertThat(Heard.of("{\"user\":\"codex\",\"line\":\"compiling\"}").sightings).isEmpty();
  }

  @Test
  void linesOfAnotherCliAreNotReadInThisDialect() {
    assertThat(Heard.of("{\"cli\":\"codex\"" + LINE).sightings).hasSize(1);
    assertThat(Heard.of("{\"cli\":\"other\"" + LINE).sightings).isEmpty();
    assertThat(Heard.of("{\"cli\":\"other\"" + LINE).noise).isEqualTo(1);
  }

  @Test
  void severalObjectsOneALineAreReadEach() {
    Heard heard = Heard.of("{\"user\":\"ann\"" + LINE + "\n{\"user\":\"bob\"" + LINE + "\n");

    assertThat(heard.sightings).extracting(s -> s.user().value()).containsExactly("ann", "bob");
    assertThat(heard.envelopes).containsExactly(Envelope.NATIVE_JSON);
    assertThat(heard.unreadable).isEmpty();
  }

  @Test
  void severalObjectsInAnArrayAreReadEach() {
    Heard heard = Heard.of("[{\"user\":\"ann\"" + LINE + ",{\"user\":\"bob\"" + LINE + "]");

    assertThat(heard.sightings).extracting(s -> s.user().value()).containsExactly("ann", "bob");
  }

  @Test
  void aShippersTimeCenturiesAfterTheLinesOwnIsNoHarm() {
    String stamped = "[2026-03-01T09:59:58] " + Heard.FAILED;
    Heard heard = Heard.of("{\"time\":\"4999-01-01T00:00:00Z\",\"line\":\"" + stamped + "\"}");

    assertThat(heard.sighting().time()).isEqualTo(Instant.parse("2026-03-01T09:59:58Z"));
    assertThat(heard.provenance().skewed()).isFalse();
  }

  @Test
  void noiseInAnArrayIsNoise() {
    Heard heard = Heard.of("[{\"line\":\"compiling\"},{\"line\":\"done\"}]");

    assertThat(heard.noise).isEqualTo(2);
    assertThat(heard.envelopes).containsExactly(Envelope.NATIVE_JSON);
  }

  @Test
  void anEnvelopeBehindWhichSomethingElseStandsIsRefused() {
    Heard heard = Heard.of("{\"user\":\"ann\"" + LINE + " and more");

    assertThat(heard.sightings).isEmpty();
    assertThat(heard.unreadable)
        .extracting(Unreadable::reason)
        .containsExactly(Unreadable.Reason.BAD_JSON);
  }
}
