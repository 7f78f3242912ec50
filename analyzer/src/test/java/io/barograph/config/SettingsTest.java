package io.barograph.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir Path directory;

  @Test
  void whoSetsNothingGetsTheDefaults() {
    Settings settings = Settings.defaults();

    assertThat(settings.policy().sequence().silence()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.policy().storm())
        .isEqualTo(new StormSettings(3, Duration.ofMinutes(10), Duration.ofMinutes(30)));
    assertThat(settings.policy().fleet())
        .isEqualTo(
            new FleetSettings(
                Duration.ofMinutes(15),
                Duration.ofMinutes(30),
                5,
                new BigDecimal("0.03"),
                3,
                new BigDecimal("0.01"),
                new BigDecimal("0.2"),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10)));
    assertThat(settings.policy().scope()).isEqualTo(new ScopeSettings(Duration.ofHours(8)));
    assertThat(settings.policy().remediation())
        .isEqualTo(
            new RemediationSettings(
                Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofMinutes(5), 4, 6));
    assertThat(settings.time())
        .isEqualTo(
            new TimeSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMillis(500)));
    assertThat(settings.counts().window()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.kafka())
        .isEqualTo(
            new KafkaSettings(
                List.of("localhost:9092"),
                "barograph",
                1,
                Path.of("barograph-state"),
                true,
                Map.of()));
    assertThat(settings.web()).isEqualTo(new WebSettings("127.0.0.1", 9464, List.of()));
    assertThat(settings.source()).isEqualTo(URI.create("/barograph/default"));
    assertThat(settings.deadLetter().excerpt()).isEqualTo(200);
  }

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
  void laterLayersWinAndEachValueKnowsItsOrigin() throws IOException {
    Path file = file("storm.threshold=4\nstorm.window=4m\nstorm.stale-after=40m\n");

    Settings settings =
        Settings.load(
            file,
            Map.of("BAROGRAPH_STORM_WINDOW", "5m", "BAROGRAPH_STORM_STALE_AFTER", "50m"),
            Map.of("storm.stale-after", "60m"));

    assertThat(settings.policy().storm())
        .isEqualTo(new StormSettings(4, Duration.ofMinutes(5), Duration.ofMinutes(60)));
    assertThat(settings.origins().get("storm.threshold")).hasToString(file + ":1");
    assertThat(settings.origins().get("storm.window")).hasToString("BAROGRAPH_STORM_WINDOW");
    assertThat(settings.origins().get("storm.stale-after")).hasToString("the command line");
    assertThat(settings.origins().get("web.port")).isEqualTo(Origin.DEFAULT);
  }

  @Test
  void aWeakerLayerMayBeWrongWhereAStrongerOneIsRight() throws IOException {
    Path file = file("storm.threshold=no number");

    assertThat(
            Settings.load(file, Map.of(), Map.of("storm.threshold", "5"))
                .policy()
                .storm()
                .threshold())
        .isEqualTo(5);
  }

  @Test
  void everyErrorIsToldAtOnce() throws IOException {
    Path file = file("# a comment\nstorm.window = 1s\nstrom.threshold = 3\n");

    assertThat(
            errors(
                file,
                Map.of("BAROGRAPH_STORM_THRESHOLD", "1", "BAROGRAPH_WEB_PROT", "80"),
                Map.of("web.port", "70000", "time.tick", "soon")))
        .containsExactly(
            "BAROGRAPH_WEB_PROT is not a setting; did you mean BAROGRAPH_WEB_PORT?",
            "strom.threshold is not a setting; did you mean storm.threshold? (from " + file + ":3)",
            "storm.threshold must be at least 2 but was 1 (from BAROGRAPH_STORM_THRESHOLD)",
            "storm.window must be at least PT10S but was 1s (from " + file + ":2)",
            "time.tick must be a duration such as 500ms, 30s, 10m, 1h or PT30S but was soon"
                + " (from the command line)",
            "web.port must be at most 65535 but was 70000 (from the command line)");
  }

  @Test
  void theMessageHasALineForEachError() {
    assertThatThrownBy(
            () -> Settings.load(null, Map.of(), Map.of("web.port", "x", "storm.threshold", "y")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "storm.threshold must be a whole number but was y (from the command line)\n"
                + "web.port must be a whole number but was x (from the command line)");
  }

  @ParameterizedTest
  @CsvSource({
    "30s, PT30S",
    "10m, PT10M",
    "1h, PT1H",
    "1d, P1D",
    "600000ms, PT10M",
    "PT30S, PT30S",
    "pt1h, PT1H",
    "P1D, P1D",
    "' 30s ', PT30S"
  })
  void aDurationHasAShortAndALongForm(String text, Duration duration) {
    assertThat(
            Settings.load(null, Map.of(), Map.of("storm.window", text)).policy().storm().window())
        .isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10 m", "m", "-5m", "1.5h", "ten minutes", "9999999999s", "PT"})
  void whatIsNoDurationIsRefused(String text) {
    assertThat(errors("storm.window", text)).singleElement().asString().contains("storm.window");
  }

  @ParameterizedTest
  @CsvSource({
    "sequence.silence, PT5S, PT1H, PT4.9S, PT1H1S",
    "storm.threshold, 2, 1000, 1, 1001",
    "storm.window, PT10S, P1D, PT9S, PT24H1S",
    "storm.stale-after, PT1M, P7D, PT59S, P8D",
    "fleet.window, PT1M, PT30M, PT59S, P2D",
    "fleet.active-within, PT15M, P1D, PT9M, P2D",
    "fleet.open-users, 3, 1000000, 1, 1000001",
    "fleet.open-share, 0.01, 0.2, 0.00009, 1.1",
    "fleet.close-users, 1, 5, 0, 1000001",
    "fleet.close-share, 0.0001, 0.03, 0, 1.1",
    "fleet.segment-share, 0.03, 1, 0.00009, 1.0001",
    "fleet.quiet, PT0S, P1D, PT-1S, P2D",
    "fleet.settle, PT0S, PT1H, PT-1S, PT2H",
    "fleet.spread, PT0S, P1D, PT-1S, P2D",
    "scope.long-idle, PT10M, P30D, PT9M, P31D",
    "remediation.cool-down, PT0S, P1D, PT-1S, P2D",
    "remediation.most-per-storm, 1, 8, 0, 9",
    "remediation.most-per-day, 1, 100, 0, 101",
    "remediation.rung-time, PT1M, P1D, PT59S, P2D",
    "remediation.expiry, PT1M, P7D, PT59S, P8D",
    "time.allowed-lateness, PT0S, PT10M, PT-1S, PT11M",
    "time.future-bound, PT0S, P1D, PT-1S, P2D",
    "time.idle-after, PT1S, PT10M, PT0.9S, PT11M",
    "time.tick, PT0.05S, PT10S, PT0.04S, PT11S",
    "counts.window, PT10S, PT1H, PT9S, PT61M",
    "topics.partitions, 1, 1000, 0, 1001",
    "topics.replication-factor, -1, 32767, 0, 32768",
    "kafka.threads, 1, 64, 0, 65",
    "web.port, 0, 65535, -1, 65536",
    "dead-letter.excerpt, 0, 2000, -1, 2001"
  })
  void boundsAreTakenAndOneBeyondIsNot(
      String key, String least, String most, String below, String above) {
    assertThat(errors(key, least)).isEmpty();
    assertThat(errors(key, most)).isEmpty();
    assertThat(errors(key, below))
        .singleElement()
        .asString()
        .startsWith(key + " must be ")
        .endsWith(" but was " + below + " (from the command line)");
    assertThat(errors(key, above))
        .singleElement()
        .asString()
        .startsWith(key + " must be ")
        .endsWith(" but was " + above + " (from the command line)");
  }

  @ParameterizedTest
  @CsvSource({"0.03, 0.03", "3%, 0.03", "0.030, 0.03", "2.5%, 0.025", "20%, 0.2", "00.1, 0.1"})
  void aShareIsADecimalOrPerCent(String text, String value) {
    Settings settings = Settings.load(null, Map.of(), Map.of("fleet.open-share", text));

    assertThat(settings.policy().fleet().openShare()).isEqualTo(new BigDecimal(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "-0.1", ".1", "0,1", "1e-2", "3 %", "3%%", "NaN", "a fifth"})
  void whatIsNoShareIsRefused(String text) {
    assertThat(errors("fleet.segment-share", text))
        .singleElement()
        .asString()
        .startsWith("fleet.segment-share must be a share such as 0.03 or 3% but was ");
  }

  @Test
  void thresholdsThatContradictEachOtherAreRefused() {
    assertThat(errors("fleet.close-users", "6"))
        .containsExactly(
            "fleet.close-users must be at most fleet.open-users, 5, but was 6"
                + " (from the command line)");
    assertThat(errors("fleet.open-users", "2"))
        .containsExactly(
            "fleet.close-users must be at most fleet.open-users, 2, but was 3 (from the default)");
    assertThat(errors("fleet.close-share", "4%"))
        .containsExactly(
            "fleet.close-share must be at most fleet.open-share, 0.03, but was \"4%\""
                + " (from the command line)");
    assertThat(errors("fleet.segment-share", "0.02"))
        .containsExactly(
            "fleet.open-share must be at most fleet.segment-share, 0.02, but was 0.03"
                + " (from the default)");
    assertThat(errors("fleet.window", "1h"))
        .containsExactly(
            "fleet.window must be at most fleet.active-within, PT30M, but was 1h"
                + " (from the command line)");
  }

  @Test
  void whatCouldNotBeReadContradictsNothing() {
    Map<String, String> flags = Map.of("fleet.open-users", "many", "fleet.close-users", "7");

    assertThat(errors(null, Map.of(), flags))
        .containsExactly(
            "fleet.open-users must be a whole number but was many (from the command line)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.bootstrap-servers | broker-1:9092, broker-2:9092",
        "kafka.bootstrap-servers | [::1]:9092",
        "kafka.application-id | barograph_2.eu-west",
        "kafka.state-dir | /var/lib/barograph",
        "web.bind | 0.0.0.0",
        "web.bind | ::1",
        "web.bind | localhost",
        "source | https://example.org/barograph",
        "topics.input | a, b,c",
        "topics.input-pattern | team-.*[.]log-lines",
        "topics.storms | Storms_1.x-y"
      })
  void aRightValueIsTaken(String key, String text) {
    assertThat(errors(key, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.bootstrap-servers | broker-1",
        "kafka.bootstrap-servers | broker-1:0",
        "kafka.bootstrap-servers | broker-1:99999",
        "kafka.bootstrap-servers | a:1,,b:2",
        "kafka.bootstrap-servers | http://broker:9092",
        "kafka.bootstrap-servers | ''",
        "kafka.application-id | two words",
        "kafka.state-dir | ''",
        "web.bind | a host",
        "source | a b",
        "source | ''",
        "topics.input | a,,b",
        "topics.input-pattern | (",
        "topics.storms | ..",
        "topics.storms | a/b",
        "topics.storms | ''"
      })
  void aWrongValueIsRefusedByItsKey(String key, String text) {
    assertThat(errors(key, text)).singleElement().asString().startsWith(key + " must be ");
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

  @Test
  void variablesOfOthersAreNotOurs() {
    assertThat(errors(null, Map.of("PATH", "/bin", "BAROMETER_X", "1"), Map.of())).isEmpty();
  }

  @Test
  void whatKubernetesPutsIntoTheEnvironmentForAServiceIsNoSetting() {
    Map<String, String> links =
        Map.of(
            "BAROGRAPH_SERVICE_HOST", "10.0.0.1",
            "BAROGRAPH_SERVICE_PORT", "9464",
            "BAROGRAPH_SERVICE_PORT_METRICS", "9464",
            "BAROGRAPH_PORT", "tcp://10.0.0.1:9464",
            "BAROGRAPH_PORT_9464_TCP", "tcp://10.0.0.1:9464",
            "BAROGRAPH_PORT_9464_TCP_ADDR", "10.0.0.1",
            "BAROGRAPH_WEB_PORT", "tcp://10.0.0.1:9464");

    assertThat(Settings.load(null, links, Map.of()).web().port()).isEqualTo(9464);
  }

  @Test
  void aNameFarFromAnyKeyGetsNoSuggestion() {
    assertThat(errors("colour", "red"))
        .containsExactly("colour is not a setting (from the command line)");
  }

  @Test
  void theListingIsWhatIsRead() {
    for (SettingDescription setting : Settings.describe()) {
      if (!setting.key().endsWith("*")) {
        assertThat(errors(setting.key(), setting.fallback())).as(setting.key()).isEmpty();
        assertThat(errors(null, Map.of(setting.variable(), setting.fallback()), Map.of()))
            .as(setting.variable())
            .isEmpty();
      }
      assertThat(setting.purpose()).endsWith(".");
      assertThat(setting.bounds()).isNotBlank();
    }
    assertThat(Settings.describe())
        .contains(
            new SettingDescription(
                "storm.threshold",
                "BAROGRAPH_STORM_THRESHOLD",
                "3",
                "2 to 1000",
                "How many failed sequences with a rejected refresh make a storm."))
        .extracting(SettingDescription::key)
        .doesNotHaveDuplicates()
        .contains("kafka.client.*");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(
        directory.resolve("barograph.properties"), text, StandardCharsets.UTF_8);
  }

  private static List<String> errors(String key, String text) {
    return errors(null, Map.of(), Map.of(key, text));
  }

  private static List<String> errors(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    try {
      Settings.load(file, environment, flags);
      return List.of();
    } catch (ConfigurationException e) {
      return e.errors();
    }
  }
}
