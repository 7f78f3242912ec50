package io.barograph.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.shippers.ChildProcess;
import io.barograph.shippers.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own tool reads every expression, as a rule that records it. */
class PromqlSyntaxTest {
  @TempDir Path directory;

  @Test
  void everyExpressionIsPromql() throws Exception {
    List<String> expressions =
        Dashboard.all().stream()
            .flatMap(board -> board.targets().stream())
            .map(target -> target.promql().filled())
            .toList();

    assertThat(expressions).hasSizeGreaterThan(50).noneMatch(text -> text.contains("$"));
    assertThat(complaints(expressions)).isEmpty();
  }

  @Test
  void aBrokenExpressionIsCaught() throws Exception {
    assertThat(complaints(List.of("sum by (scope (up)"))).isNotEmpty();
  }

  private String complaints(List<String> expressions) throws IOException, InterruptedException {
    StringBuilder rules = new StringBuilder("groups:\n- name: panels\n  rules:\n");
    for (int i = 0; i < expressions.size(); i++) {
      rules
          .append("  - record: panel:" + i + "\n    expr: |-\n      ")
          .append(expressions.get(i).replace("\n", " "))
          .append('\n');
    }
    Path file = Files.writeString(directory.resolve("panels.rules.yml"), rules);
    Path promtool = Installed.program("promtool", "prometheus");
    try (ChildProcess check =
        ChildProcess.start(
            directory, Map.of(), List.of(promtool.toString(), "check", "rules", file.toString()))) {
      return check.awaitEnd() == 0 ? "" : check.out() + check.err();
    }
  }
}
