package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.dialect.SampleFile.Sample;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every dialect must do. Its sample file is its manual: what it says must be so. */
class DialectContractTest {

  static Stream<Dialect> dialects() {
    return Dialects.ALL.stream();
  }

  static Stream<DialectSample> samples() {
    return DialectSample.all().stream();
  }

  static Stream<DialectSample> signals() {
    return samples().filter(sample -> !sample.isNoise());
  }

  /** Samples that decide something by themselves; the others only belong to one that does. */
  static Stream<DialectSample> verdicts() {
    List<String> kinds =
        List.of("TurnFailed", "TurnCompleted", "RefreshRejected", "SignedIn", "SignedOut");
    return samples().filter(sample -> kinds.stream().anyMatch(sample.expected()::startsWith));
  }

  @Test
  void noTwoDialectsHaveOneName() {
    assertThat(dialects().map(Dialect::cli)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleGivesTheSignalAboveIt(DialectSample sample) {
    assertThat(sample.read(sample.line())).isEqualTo(sample.expected());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aWindowsLineEndOrABlankAtTheEndChangesNothing(DialectSample sample) {
    assertThat(sample.read(sample.line() + "\r")).isEqualTo(sample.expected());
    assertThat(sample.read(sample.line() + " \t")).isEqualTo(sample.expected());
  }

  @ParameterizedTest
  @MethodSource("signals")
  void theDialectOfASampleIsTheFirstThatKnowsIt(DialectSample sample) {
    assertThat(dialects().filter(dialect -> dialect.read(sample.line()) != null).findFirst())
        .map(Dialect::cli)
        .contains(sample.dialect().cli());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noOtherDialectMistakesASampleForItsOwn(DialectSample sample) {
    assertThat(dialects().filter(dialect -> !dialect.equals(sample.dialect())))
        .filteredOn(dialect -> dialect.read(sample.line()) != null)
        // Any error may be the Codex CLI's, where nobody before it knows better.
        .filteredOn(dialect -> !dialect.cli().equals("codex") || !isError(sample.line()))
        .isEmpty();
  }

  @Test
  void noOtherDialectMistakesARecordingForItsOwn() {
    List<String> lines =
        CodexRecordingsTest.recordings()
            .flatMap(recording -> SampleFile.lines("/captures/" + recording.name()).stream())
            .toList();
    assertThat(lines).isNotEmpty();
    assertThat(dialects().filter(dialect -> !dialect.cli().equals("codex")))
        .allSatisfy(
            dialect -> assertThat(lines.stream().map(dialect::read)).allMatch(Objects::isNull));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void everyNeedleAndWholeLineHasASample(Dialect dialect) {
    List<String> lines =
        DialectSample.of(dialect).stream()
            .filter(sample -> !sample.isNoise())
            .map(DialectSample::line)
            .toList();
    assertThat(dialect.wholeLines()).allSatisfy(whole -> assertThat(lines).contains(whole));
    assertThat(dialect.needles())
        .filteredOn(needle -> lines.stream().noneMatch(line -> holds(line, needle)))
        .as("needles that no sample needs")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void thereAreSilentSamplesBesideTheOthers(Dialect dialect) {
    assertThat(DialectSample.of(dialect).stream().filter(DialectSample::isNoise))
        .hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void aVerdictThatIsQuotedInASentenceIsSilent(DialectSample sample) {
    assertThat(sample.read("the log says: " + sample.line())).isEqualTo("-");
  }

  private static boolean holds(String line, String needle) {
    String pattern = Pattern.quote(needle).replace("#", "\\E[0-9]+\\Q");
    return Pattern.compile(pattern).matcher(line).find();
  }

  private static boolean isError(String line) {
    return line.contains("ERROR:");
  }

  /** A sample and whose it is. */
  record DialectSample(Dialect dialect, Sample sample) {
    static List<DialectSample> all() {
      return dialects().flatMap(dialect -> of(dialect).stream()).toList();
    }

    static List<DialectSample> of(Dialect dialect) {
      return SampleFile.read("/dialects/" + dialect.cli() + ".log").stream()
          .map(sample -> new DialectSample(dialect, sample))
          .toList();
    }

    String read(String line) {
      return SampleFile.describe(dialect.read(line));
    }

    String line() {
      return sample.line();
    }

    String expected() {
      return sample.expected();
    }

    boolean isNoise() {
      return sample.isNoise();
    }

    @Override
    public String toString() {
      return dialect.cli() + " " + sample;
    }
  }
}
