package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.barograph.core.dialect.DialectContractTest.DialectSample;
import io.barograph.core.signal.Remedies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A signal that the needles miss is lost, so they are held against every line known to be one. */
class NeedlesTest {
  private static final Needles NEEDLES = Needles.of(Dialects.ALL, List.of("message", "log"));
  private static final List<String> PREFIXES =
      List.of(
          "",
          "  ",
          "Nov 22 14:42:59 devbox-7 codex[42]: ",
          "2026-11-22T14:22:39.580338+00:00 vm codex: ",
          "<131>1 2026-11-22T14:22:39.580338+00:00 vm codex - - - ",
          "2026-11-22T14:22:39.580338211Z stderr F ",
          "[4242] ");
  private static final List<String> COLOURS =
      List.of("", "\u001b[2m", "\u001b[35m\u001b[3m", "#033[31m");
  private static final List<String> TRAILS =
      List.of("", "\r", " ", "\u001b[0m", "\u001b[0m\u001b[0m\r");

  static Stream<String> linesWithASignal() {
    Stream<String> samples =
        DialectSample.all().stream().filter(sample -> !sample.isNoise()).map(DialectSample::line);
    Stream<String> recorded =
        CodexRecordingsTest.recordings()
            .flatMap(recording -> SampleFile.lines("/captures/" + recording.name()).stream());
    return Stream.concat(samples, recorded).filter(NeedlesTest::hasSignal).distinct();
  }

  @ParameterizedTest
  @MethodSource("linesWithASignal")
  void aLineWithASignalPassesPlainAndInJson(String line) {
    assertThat(passes(line)).isTrue();
    assertThat(passes(quoted(line))).isTrue();
    assertThat(passesInJson("{\"cli\":\"codex\",\"message\":\"" + quoted(line) + "\"}")).isTrue();
    assertThat(passesInJson("{\"log\" : \"" + quoted(line) + "\\n\", \"host\":\"vm\"}")).isTrue();
  }

  @Test
  void aLineWithASignalPassesHoweverItIsDressed() {
    Random random = new Random(20261122);
    List<String> lines = linesWithASignal().toList();
    List<String> missed = new ArrayList<>();
    for (int round = 0; round < 20_000; round++) {
      String dressed =
          pick(PREFIXES, random)
              + pick(COLOURS, random)
              + pick(lines, random)
              + pick(TRAILS, random);
      if (hasSignal(dressed) && !passesEveryWay(dressed)) {
        missed.add(dressed);
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void aMutatedLineThatStillIsASignalPasses() {
    Random random = new Random(42);
    List<String> lines = linesWithASignal().toList();
    List<String> missed = new ArrayList<>();
    for (int round = 0; round < 50_000; round++) {
      String mutated = Mutations.of(pick(lines, random), random);
      // A colour cut in half or begun inside a word would be chance, not the CLI.
      boolean coloured = mutated.indexOf(0x1b) >= 0;
      if (!coloured && hasSignal(mutated) && !passesEveryWay(mutated)) {
        missed.add(mutated);
      }
    }
    assertThat(missed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "hi",
        "--------",
        "workdir: /home/dev/project",
        "2026-11-22T14:46:24.551693Z  INFO codex_core::session: turn started for model gpt-5",
        "2026-11-22T14:46:24.551693Z DEBUG codex_mcp::connection: ready in 20ms",
        "2026-11-22T14:46:24.551693Z ERROR rmcp::transport::worker: worker quit with fatal",
        "{\"type\":\"item.completed\",\"item\":{\"type\":\"agent_message\",\"text\":\"done\"}}",
        "drwxr-xr-x 2 user staff 64 Nov 22 14:20 codexes",
        "superuser",
        "[INFO] Running org.example.barometer.ReconnectingClientTest: seed 708",
        "upstream: retrying 1/3 after 502",
        "upstream: retrying later, 1/3 done",
        "warning: unused variable: `x`"
      })
  void usualNoiseIsLeftOut(String line) {
    assertThat(passes(line)).isFalse();
    assertThat(
            passesInJson(
                "{\"cli\":\"codex\",\"user\":\"exec\",\"message\":\"" + quoted(line) + "\"}"))
        .isFalse();
  }

  @Test
  void theProgramsNameInAnEnvelopeIsNoSignal() {
    assertThat(passesInJson("{\"PROGRAM\":\"codex\",\"FACILITY\":\"user\",\"message\":\"hi\"}"))
        .isFalse();
    assertThat(passesInJson("{\"user\": \"alice\", \"message\": \"hi\"}")).isFalse();
    assertThat(passesInJson("{\"PROGRAM\":\"codex\",\"message\" : \"codex\"}")).isTrue();
  }

  @Test
  void onlyTheRangeIsLookedAt() {
    byte[] bytes = "ERROR: codex ERROR: ".getBytes(StandardCharsets.UTF_8);
    assertThat(NEEDLES.mayHoldSignal(bytes, 0, 7)).isTrue();
    assertThat(NEEDLES.mayHoldSignal(bytes, 0, 6)).isFalse();
    assertThat(NEEDLES.mayHoldSignal(bytes, 1, 7)).isFalse();
    assertThat(NEEDLES.mayHoldSignal(bytes, 7, 12)).isTrue();
    assertThat(NEEDLES.mayHoldSignal(bytes, 8, 18)).isFalse();
    assertThat(NEEDLES.mayHoldSignal(bytes, 13, 20)).isTrue();
    assertThat(NEEDLES.mayHoldSignal(bytes, 5, 5)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with \"quotes\"", "back\\slash", "with an ellipsis…"})
  void aNeedleThatJsonWouldHideIsRefused(String needle) {
    assertThatThrownBy(() -> Needles.of(List.of(new OneNeedle(needle)), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ASCII without quotes and backslashes")
        .hasMessageNotContaining(needle);
  }

  private record OneNeedle(String needle) implements Dialect {
    @Override
    public String cli() {
      return "other";
    }

    @Override
    public Remedies remedies() {
      return CodexRemedies.ALL;
    }

    @Override
    public Set<String> needles() {
      return Set.of(needle);
    }

    @Override
    public Set<String> wholeLines() {
      return Set.of();
    }

    @Override
    public @Nullable Reading read(HostPrefix line) {
      return null;
    }
  }

  private static boolean hasSignal(String line) {
    return Dialects.ALL.stream().anyMatch(dialect -> dialect.read(line) != null);
  }

  private static boolean passesEveryWay(String line) {
    return passes(line)
        && passes(quoted(line))
        && passesInJson("{\"message\":\"" + quoted(line) + "\"}");
  }

  private static boolean passes(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return NEEDLES.mayHoldSignal(bytes, 0, bytes.length);
  }

  private static boolean passesInJson(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return NEEDLES.mayHoldSignalInJson(bytes, 0, bytes.length);
  }

  private static String quoted(String line) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(line));
  }

  private static String pick(List<String> all, Random random) {
    return Objects.requireNonNull(all.get(random.nextInt(all.size())));
  }
}
