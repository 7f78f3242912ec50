package io.barograph.config;

import static io.barograph.config.Refused.errors;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, which wins, and how what is wrong is told. */
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
}
