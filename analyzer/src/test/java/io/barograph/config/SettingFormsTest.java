package io.barograph.config;

import static io.barograph.config.Refused.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of value may look like, and its bounds. */
class SettingFormsTest {
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
        "kafka.sieve | maybe",
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
}
