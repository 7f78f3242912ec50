package io.barograph.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.prometheus.RuleFiles.Alert;
import io.barograph.prometheus.RuleFiles.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  @TempDir Path directory;

  @Test
  void theConfigurationAndItsRulesAreValid() throws Exception {
    assertContent("check", "config", ShippedConfiguration.DIRECTORY.resolve("prometheus.yml"));
  }

  @Test
  void theRulesAreOfGoodStyle() throws Exception {
    assertContent("check rules --lint=all --lint-fatal", RuleFiles.rules());
  }

  @Test
  void theRulesFireAndAreSilentAsTheirTestsSay() throws Exception {
    for (Path file : RuleFiles.tests()) {
      assertContent("test rules", List.of(file));
    }
  }

  @Test
  void everyAlertSaysHowBadItIsWhatItIsAndWhatToDo() {
    assertThat(RuleFiles.alerts())
        .isNotEmpty()
        .allSatisfy(
            alert -> {
              assertThat(alert.name()).matches("Barograph([A-Z][a-z]+)+");
              assertThat(alert.part("/labels/severity")).isIn("critical", "warning", "info");
              assertThat(alert.part("/annotations/summary")).matches("[A-Z][^{}]*\\.");
              assertThat(alert.part("/annotations/description")).endsWith(".");
              assertThat(alert.part("/annotations/runbook_url"))
                  .isEqualTo(Runbook.address(alert.name()));
            });
  }

  @Test
  void everyAlertHasACaseInWhichItFiresAndOneInWhichItIsSilent() {
    List<Question> questions = RuleFiles.questions();
    List<String> firing = new ArrayList<>();
    Set<String> silent = Set.copyOf(silent(questions));
    questions.forEach(
        question ->
            question.firingWindows().forEach(window -> firing.add(question.alert() + window)));

    assertThat(RuleFiles.alerts())
        .allSatisfy(
            alert -> {
              assertThat(firing).contains(alert.name() + alert.window());
              assertThat(silent).contains(alert.name());
            });
  }

  @Test
  void everyAlertOfSeveralWindowsHasASilentCaseForEach() {
    List<String> silent = silent(RuleFiles.questions());

    assertThat(RuleFiles.alerts())
        .extracting(Alert::name)
        .allSatisfy(
            name ->
                assertThat(silent.stream().filter(name::equals).count())
                    .isGreaterThanOrEqualTo(
                        RuleFiles.alerts().stream()
                            .filter(alert -> alert.name().equals(name))
                            .count()));
  }

  @Test
  void theRunbookHasAHeadingForEveryAlertAndForNoOther() throws Exception {
    Runbook runbook = Runbook.read();

    assertThat(runbook.alerts())
        .containsExactlyInAnyOrderElementsOf(
            RuleFiles.alerts().stream().map(Alert::name).distinct().toList());
    assertThat(runbook.headingsWithoutAllParts()).isEmpty();
  }

  private static List<String> silent(List<Question> questions) {
    return questions.stream().filter(Question::isSilent).map(Question::alert).toList();
  }

  private void assertContent(String command, List<Path> files) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
    assertContent(arguments);
  }

  private void assertContent(String command, String what, Path file) throws Exception {
    assertContent(List.of(command, what, file.toAbsolutePath().toString()));
  }

  private void assertContent(List<String> arguments) throws Exception {
    assertThat(new Promtool(directory).run(arguments))
        .satisfies(verdict -> assertThat(verdict.exitCode()).as(verdict.words()).isZero());
  }
}
