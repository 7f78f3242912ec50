package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.core.dialect.SampleFile.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the events of the Codex CLI mean, by the file that is their manual. */
class CodexEventsTest {
  private static final Dialect CODEX = new CodexDialect();
  private static final Needles NEEDLES = Needles.of(List.of(CODEX), List.of("message"));
  private static final List<Sample> SAMPLES = SampleFile.read("/dialects/codex-events.log");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Sample> samples() {
    return SAMPLES.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEventGivesTheSignalAboveIt(Sample sample) {
    assertThat(SampleFile.describe(read(attributes(sample)))).isEqualTo(sample.expected());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEventWithASignalIsNotTakenForNoiseOnBytes(Sample sample) {
    byte[] bytes = sample.line().getBytes(StandardCharsets.UTF_8);

    assertThat(sample.isNoise() || NEEDLES.mayHoldSignalInJson(bytes, 0, bytes.length)).isTrue();
  }

  @Test
  void everyNeedleHasASample() {
    List<String> events = SAMPLES.stream().filter(s -> !s.isNoise()).map(Sample::line).toList();

    assertThat(CODEX.eventNeedles())
        .allSatisfy(needle -> assertThat(events).anyMatch(event -> event.contains(needle)));
  }

  @Test
  void theEventsOfAWorkingTurnAreTakenForNoiseOnBytes() {
    for (String kind : List.of("response.output_text.delta", "response.in_progress")) {
      byte[] event =
          ("{\"event.name\":\"codex.sse_event\",\"event.kind\":\"" + kind + "\"}")
              .getBytes(StandardCharsets.UTF_8);
      assertThat(NEEDLES.mayHoldSignalInJson(event, 0, event.length)).isFalse();
    }
  }

  @Test
  void noEventIsReadFromALine() {
    assertThat(SAMPLES).allSatisfy(sample -> assertThat(CODEX.read(sample.line())).isNull());
  }

  @Test
  void attributesOfAnyContentGiveASignalOrNone() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      Map<String, String> attributes =
          new TreeMap<>(attributes(SAMPLES.get(random.nextInt(SAMPLES.size()))));
      for (Map.Entry<String, String> attribute : attributes.entrySet()) {
        if (random.nextInt(4) == 0 && !attribute.getKey().equals(CliEvent.NAME)) {
          attribute.setValue(Mutations.of(attribute.getValue(), random));
        }
      }
      Reading reading = read(attributes);
      assertThat(reading == null || !reading.signal().kind().isEmpty()).isTrue();
    }
  }

  private static @Nullable Reading read(Map<String, String> attributes) {
    return CODEX.readEvent(attributes::get);
  }

  private static Map<String, String> attributes(Sample sample) {
    try {
      return JSON.readValue(sample.line(), new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("sample in line " + sample.number() + " is no JSON", e);
    }
  }
}
