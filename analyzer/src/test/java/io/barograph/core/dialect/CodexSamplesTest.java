package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.dialect.SampleFile.Sample;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.NoticeForm;
import io.barograph.core.signal.Signal.Section;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample file is the dialect's manual: what it says must be so, and it must say everything. */
class CodexSamplesTest {
  private static final Dialect CODEX = Dialects.ALL.get(0);
  private static final List<Sample> SAMPLES = SampleFile.read("/dialects/codex.log");

  static Stream<Sample> samples() {
    return SAMPLES.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleGivesTheSignalAboveIt(Sample sample) {
    assertThat(SampleFile.describe(CODEX.read(sample.line()))).isEqualTo(sample.expected());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aWindowsLineEndOrABlankAtTheEndChangesNothing(Sample sample) {
    assertThat(SampleFile.describe(CODEX.read(sample.line() + "\r"))).isEqualTo(sample.expected());
    assertThat(SampleFile.describe(CODEX.read(sample.line() + " \t"))).isEqualTo(sample.expected());
  }

  @Test
  void everyKindOfSignalHasASample() {
    assertThat(Signal.class.getPermittedSubclasses())
        .allSatisfy(kind -> assertThat(expectations()).anyMatch(startsWith(kind.getSimpleName())));
  }

  @Test
  void everyCauseReasonFormAndSectionHasASample() {
    Stream<String> words =
        Stream.of(
                Arrays.stream(Cause.values()).map(Cause::label),
                Arrays.stream(Reason.values()).map(Reason::label),
                Arrays.stream(NoticeForm.values()).map(Enum::name),
                Arrays.stream(Section.values()).map(Enum::name))
            .flatMap(word -> word);
    assertThat(words)
        .allSatisfy(word -> assertThat(expectations()).anyMatch(text -> text.contains(word)));
  }

  @Test
  void everyNeedleAndWholeLineHasASample() {
    List<String> lines = SAMPLES.stream().filter(s -> !s.isNoise()).map(Sample::line).toList();
    assertThat(CODEX.wholeLines()).allSatisfy(whole -> assertThat(lines).contains(whole));
    assertThat(CODEX.needles())
        .filteredOn(needle -> lines.stream().noneMatch(line -> line.contains(needle)))
        .as("needles that no sample needs")
        .isEmpty();
  }

  private static List<String> expectations() {
    return SAMPLES.stream().map(Sample::expected).toList();
  }

  private static Predicate<String> startsWith(String word) {
    return text -> text.equals(word) || text.startsWith(word + " ");
  }
}
