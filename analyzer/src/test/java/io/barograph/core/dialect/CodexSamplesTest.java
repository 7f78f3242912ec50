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

/** The Codex CLI has every kind of line there is, and its sample file must say everything. */
class CodexSamplesTest {
  private static final List<Sample> SAMPLES = SampleFile.read("/dialects/codex.log");

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

  private static List<String> expectations() {
    return SAMPLES.stream().map(Sample::expected).toList();
  }

  private static Predicate<String> startsWith(String word) {
    return text -> text.equals(word) || text.startsWith(word + " ");
  }
}
