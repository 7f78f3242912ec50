package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Sighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ships a line, the line, its time and whose it is come out. */
class ShipperSamplesTest {
  /** The lines that every shipper of {@code recorded.jsonl} was given, by what they mean. */
  private static final List<String> SIGNALS =
      List.of(
          "refresh-rejected",
          "refresh-rejected",
          "run-started",
          "session-named",
          "section-opened",
          "retry-announced",
          "retry-announced",
          "turn-failed",
          "retry-announced",
          "turn-failed",
          "turn-failed",
          "refresh-rejected",
          "section-opened",
          "turn-completed",
          "retry-announced");

  static List<ShipperSample> samples() {
    return ShipperSample.all("samples.jsonl");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aRecordYieldsItsLinesTheirTimesAndWhoseTheyAre(ShipperSample sample) {
    Heard heard = Heard.of(sample.record());

    assertThat(heard.unreadable).isEmpty();
    assertThat(heard.envelopes)
        .extracting(Envelope::label)
        .containsExactly(sample.expect().path("envelope").asText());
    assertThat(heard.sightings.stream().map(ShipperSamplesTest::row).toList())
        .isEqualTo(expected(sample));
    assertThat(heard.noise).isEqualTo(sample.expect().path("noise").asInt());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSieveLetsEveryRecordWithASignalPass(ShipperSample sample) {
    byte[] value = sample.value();

    if (!Heard.of(sample.record()).sightings.isEmpty()) {
      assertThat(Heard.RECOGNISER.mayHoldSignal(value, 0, value.length)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theOutlineOnBytesFindsTheRuleThatTheParsedObjectFits(ShipperSample sample) {
    byte[] value = sample.value();
    JsonOutline outline = JsonOutline.of(value, 0, value.length);
    var tree = outline == null ? null : JsonText.read(value, 0, outline.end());

    assertThat(outline == null || tree == null ? null : outline.rule())
        .isEqualTo(tree == null ? null : JsonRule.of(tree));
  }

  @Test
  void everyEnvelopeHasASample() {
    Set<Envelope> seen = EnumSet.noneOf(Envelope.class);
    for (ShipperSample sample : samples()) {
      seen.addAll(Heard.of(sample.record()).envelopes);
    }

    assertThat(seen).containsExactlyInAnyOrder(Envelope.values());
  }

  @Test
  void theSameLinesMeanTheSameWhicheverShipperCarriedThem() {
    Map<String, List<String>> bySource = new LinkedHashMap<>();
    for (ShipperSample sample : ShipperSample.all("recorded.jsonl")) {
      List<String> kinds = bySource.computeIfAbsent(sample.source(), s -> new ArrayList<>());
      Heard.of(sample.record()).sightings.forEach(s -> kinds.add(s.signal().kind()));
    }
    bySource.values().removeIf(kinds -> kinds.size() < 10);

    assertThat(bySource).hasSizeGreaterThanOrEqualTo(13);
    bySource.forEach(
        (source, kinds) ->
            assertThat(kinds).as(source).isEqualTo(isAmbiguous(source) ? withoutCodex() : SIGNALS));
  }

  /** What the default parser takes apart: a heading of codex looks like an empty line of it. */
  private static boolean isAmbiguous(String source) {
    return source.contains("default parser, format-json rfc5424");
  }

  private static List<String> withoutCodex() {
    List<String> kinds = new ArrayList<>(SIGNALS);
    kinds.remove(12);
    return kinds;
  }

  private static String row(Sighting sighting) {
    return Arrays.asList(
            sighting.signal().kind(),
            sighting.time(),
            sighting.user(),
            sighting.host(),
            sighting.session())
        .stream()
        .map(Object::toString)
        .collect(Collectors.joining(" | "));
  }

  private static List<String> expected(ShipperSample sample) {
    List<String> rows = new ArrayList<>();
    sample.expect().path("signals").forEach(row -> rows.add(row.asText()));
    return rows;
  }
}
