package io.barograph.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.command.Typed;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class QualityCommandTest {
  private static final String[] SMALL = {"--users", "240", "--length", "3h"};

  @Test
  @Timeout(60)
  void aSmallFleetIsJudgedAndItsTargetsAreMet() throws IOException {
    Typed bench = quality("--seed", "301", "--format", "json");

    JsonNode report = new ObjectMapper().readTree(bench.out());
    assertThat(report.path("targets"))
        .hasSize(6)
        .allMatch(target -> target.path("passed").asBoolean());
    assertThat(report.at("/measures/storms/there").asInt()).isGreaterThan(5);
    assertThat(report.at("/measures/storms/recall").asDouble()).isEqualTo(1);
    assertThat(report.path("tunedBy").asBoolean()).isFalse();
    assertThat(bench.exitCode()).isZero();
  }

  @Test
  @Timeout(60)
  void aMissedTargetIsShownAndFails() {
    Typed bench =
        quality("--seed", "3", "--set", "storm.threshold=5", "--misses", "2", "--format", "table");

    assertThat(bench.exitCode()).isEqualTo(1);
    assertThat(bench.out())
        .contains("Seeds 3 (tuned by)")
        .contains("MISSED  recall of storms at least 1.000")
        .contains("storms of ")
        .contains("false advice/1000 users/day");
  }

  @Test
  void mistakesAreNamed() {
    assertThat(quality("--seed", "1", "--tuning").err()).contains("either --seed or --tuning");
    assertThat(Typed.type("bench", "quality", "--users", "10").err())
        .contains("users of a mixed day must be 200 to 5000 but was 10");
    assertThat(Typed.type("bench", "quality", "--length", "10m").exitCode()).isEqualTo(2);
  }

  private static Typed quality(String... options) {
    String[] args = new String[2 + SMALL.length + options.length];
    args[0] = "bench";
    args[1] = "quality";
    System.arraycopy(SMALL, 0, args, 2, SMALL.length);
    System.arraycopy(options, 0, args, 2 + SMALL.length, options.length);
    return Typed.type(args);
  }
}
