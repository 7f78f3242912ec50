package io.barograph.config;

import static io.barograph.config.Refused.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names of topics: what may stand there, and what must not be the same. */
class TopicsTest {
  @Test
  void topicsHaveTheirNamesFromTheStreet() {
    Topics topics = Settings.defaults().topics();

    assertThat(topics.input()).containsExactly("cli.log-lines.v1");
    assertThat(topics.inputPattern()).isNull();
    assertThat(topics.outputs())
        .containsExactly(
            "cli.retry-sequences.v1",
            "cli.retry-counts.v1",
            "cli.storms.v1",
            "cli.incidents.v1",
            "cli.remediations.v1",
            "cli.late-signals.v1",
            "cli.log-lines.dead-letter.v1",
            "cli.storm-state.v1");
    assertThat(topics.policy()).isEqualTo("cli.policy.v1");
    assertThat(topics.partitions()).isEqualTo(4);
    assertThat(topics.replicationFactor()).isEqualTo(-1);
  }

  @Test
  void aTopicNameMayBeAsLongAsKafkaTakesIt() {
    assertThat(errors("topics.storms", "x".repeat(249))).isEmpty();
    assertThat(errors("topics.storms", "x".repeat(250))).hasSize(1);
  }

  @Test
  void anInputPatternStandsInForTheTopics() {
    Topics topics =
        Settings.load(null, Map.of(), Map.of("topics.input-pattern", "logs-.*")).topics();

    assertThat(topics.input()).isEmpty();
    assertThat(topics.inputPattern()).hasToString("logs-.*");
  }

  @Test
  void topicsAndAPatternTogetherAreRefused() {
    assertThat(errors(null, Map.of(), Map.of("topics.input-pattern", "a.*", "topics.input", "b")))
        .containsExactly(
            "topics.input-pattern must be empty where topics.input is given too, but was a.*"
                + " (from the command line)");
  }

  @Test
  void readingWhatWasWrittenIsRefused() {
    assertThat(errors("topics.input", "cli.storms.v1"))
        .containsExactly(
            "topics.storms must differ from topics.input but was cli.storms.v1"
                + " (from the default)");
    assertThat(errors("topics.input", "cli.policy.v1"))
        .containsExactly(
            "topics.policy must differ from topics.input but was cli.policy.v1"
                + " (from the default)");
    assertThat(errors("topics.input-pattern", "cli[.]storms.*"))
        .containsExactly(
            "topics.input-pattern must not match topics.storms, cli.storms.v1, but was"
                + " \"cli[.]storms.*\" (from the command line)");
  }

  @Test
  void twoKindsOfEventInOneTopicAreRefused() {
    assertThat(errors("topics.remediations", "cli.storms.v1"))
        .containsExactly(
            "topics.remediations must differ from topics.storms but was cli.storms.v1"
                + " (from the command line)");
    assertThat(errors("topics.policy", "cli.storms.v1"))
        .containsExactly(
            "topics.policy must differ from topics.storms but was cli.storms.v1"
                + " (from the command line)");
  }
}
