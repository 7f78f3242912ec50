package io.barograph.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.docs.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {
  private static final Settings BASE =
      Settings.load(null, Map.of("BAROGRAPH_STORM_WINDOW", "5m"), Map.of());

  private static final Instant TIME = Instant.parse("2026-05-04T03:02:01.5Z");

  @Test
  void whatItDoesNotSayStandsAsInTheSettings() {
    PolicyDocument policy = parse("storm:\n  threshold: 5\nfleet: {open-share: 10%}\n");

    assertThat(policy.policy().storm())
        .isEqualTo(new StormSettings(5, Duration.ofMinutes(5), Duration.ofMinutes(30)));
    assertThat(policy.policy().fleet().openShare()).isEqualByComparingTo("0.1");
    assertThat(policy.policy().remediation()).isEqualTo(BASE.policy().remediation());
    assertThat(policy.from()).isEmpty();
    assertThat(policy.note()).isEmpty();
  }

  @Test
  void everyValueHasItsOriginAndOneForm() {
    PolicyDocument policy = parse("storm:\n  threshold: 5\nfleet: {open-share: 10%, quiet: 60s}\n");

    assertThat(policy.values())
        .extracting(PolicyValue::key)
        .containsExactlyElementsOf(PolicyKeys.keys().stream().map(Key::name).toList());
    assertThat(policy.values())
        .extracting(value -> value.key() + " " + value.text() + " " + value.origin())
        .contains(
            "sequence.silence PT2M the default",
            "storm.threshold 5 p.yaml:2",
            "storm.window PT5M BAROGRAPH_STORM_WINDOW",
            "fleet.open-share 0.1 p.yaml:3",
            "fleet.quiet PT1M p.yaml:3");
  }

  @Test
  void itSaysFromWhenItHoldsAndWhy() {
    PolicyDocument policy =
        parse("from: 2026-05-04T05:02:01.500+02:00\nnote: |\n  after the outage\n");

    assertThat(policy.from()).contains(TIME);
    assertThat(policy.note()).isEqualTo("after the outage");
    assertThat(policy.policy()).isEqualTo(BASE.policy());
  }

  @Test
  void everyErrorIsToldAtOnce() {
    assertThat(
            errors(
                """
                from: yesterday
                strom: {threshold: 4}
                storm:
                  treshold: 4
                  window: 1s
                kafka:
                  threads: 2
                  client: {ssl.key.password: hidden}
                web: {port: 80, colour: red}
                fleet: {close-users: 9}
                note: [a, b]
                """))
        .containsExactly(
            "kafka.client.ssl.key.password is not part of a policy; set it in the settings"
                + " (from p.yaml:8)",
            "kafka.threads is not part of a policy; set it in the settings (from p.yaml:7)",
            "storm.treshold is not part of a policy; did you mean storm.threshold? (from p.yaml:4)",
            "strom.threshold is not part of a policy; did you mean storm.threshold?"
                + " (from p.yaml:2)",
            "web.colour is not part of a policy (from p.yaml:9)",
            "web.port is not part of a policy; set it in the settings (from p.yaml:9)",
            "from must be a time such as 2026-01-01T00:00:00Z but was yesterday (from p.yaml:1)",
            "note must be one value and no list but was \"a, b\" (from p.yaml:11)",
            "storm.window must be at least PT10S but was 1s (from p.yaml:5)",
            "fleet.close-users must be at most fleet.open-users, 5, but was 9 (from p.yaml:10)");
  }

  @Test
  void aContradictionWithTheSettingsBelowIsTold() {
    Settings base = Settings.load(null, Map.of(), Map.of("fleet.close-users", "4"));

    assertThatThrownBy(() -> PolicyDocument.parse("fleet: {open-users: 3}", "p.yaml", base))
        .hasMessage(
            "fleet.close-users must be at most fleet.open-users, 3, but was 4"
                + " (from the command line)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-13-01T00:00:00Z",
        "1999-12-31T23:59:59Z",
        "+12026-01-01T00:00:00Z",
        "1767225600"
      })
  void whatIsNoTimeIsRefused(String time) {
    assertThat(errors("from: " + time))
        .singleElement()
        .asString()
        .startsWith("from must be a time ")
        .endsWith("(from p.yaml:1)");
  }

  @Test
  void aNoteIsNoBook() {
    assertThat(errors("note: " + "x".repeat(500))).isEmpty();
    assertThat(errors("note: " + "x".repeat(501)))
        .singleElement()
        .asString()
        .startsWith("note must be at most 500 characters but was ");
  }

  @Test
  void whatIsNoYamlIsRefused() {
    assertThat(errors("storm: [")).singleElement().asString().startsWith("malformed YAML: ");
  }

  @Test
  void theIdTellsPoliciesApartThatDecideOtherwise() {
    String id = parse("storm: {threshold: 5, window: 10m}").id();

    assertThat(id).matches("po_[0-9a-f]{16}");
    assertThat(parse("# why\nnote: x\nstorm:\n  window: PT600S\n  threshold: 5").id())
        .isEqualTo(id);
    assertThat(parse("storm: {threshold: 4, window: 10m}").id()).isNotEqualTo(id);
    assertThat(parse("storm: {threshold: 5}").id()).isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "storm:~  threshold: 5 | from: T~storm:~  threshold: 5",
        "# why~storm: {threshold: 5} | # why~from: T~storm: {threshold: 5}",
        "{storm: {threshold: 5}} | {from: T, storm: {threshold: 5}}",
        "{} | {from: T, }",
        "%YAML 1.1~---~storm.threshold: 5 | %YAML 1.1~---~from: T~storm.threshold: 5",
        "_ storm:~_   threshold: 5 | _ from: T~_ storm:~_   threshold: 5",
        "# \uD83D\uDE00~note: \uD83D\uDE00 | # \uD83D\uDE00~from: T~note: \uD83D\uDE00",
        "# only a word | from: T~# only a word",
        "? storm~: {threshold: 5} | from: T~? storm~: {threshold: 5}",
        "&a storm: {threshold: 5} | from: T~&a storm: {threshold: 5}",
        "--- # why~storm: {threshold: 5}~... | --- # why~from: T~storm: {threshold: 5}~..."
      })
  void theTimeIsPutIntoTheText(String text, String dated) {
    PolicyDocument policy = parse(lines(text)).heldFrom(TIME, "p.yaml", BASE);

    assertThat(policy.text())
        .isEqualTo(lines(dated).replace("T\n", TIME + "\n").replace("T,", TIME + ","));
    assertThat(policy.from()).contains(TIME);
    assertThat(policy.policy()).isEqualTo(parse(lines(text)).policy());
  }

  @Test
  void aTimeThatStandsThereStays() {
    PolicyDocument policy = parse("from: 2026-01-01T00:00:00Z\n");

    assertThat(policy.heldFrom(TIME, "p.yaml", BASE)).isSameAs(policy);
  }

  @Test
  void whereTheTimeCannotBePutIsTold() {
    PolicyDocument policy = parse("---");

    assertThatThrownBy(() -> policy.heldFrom(TIME, "p.yaml", BASE))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .contains("p.yaml");
  }

  @Test
  void aFileThatIsNotThereIsAMistakeOfUsage(@TempDir Path directory) {
    Path file = directory.resolve("none.yaml");

    assertThatThrownBy(() -> PolicyDocument.load(file, BASE))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("cannot read the policy " + file + ": there is no such file");
  }

  @Test
  void theExampleNamesEveryFieldWithItsDefault() {
    Settings defaults = Settings.defaults();
    PolicyDocument example =
        PolicyDocument.load(Repository.ROOT.resolve("deploy/policy.yaml"), defaults);

    assertThat(example.policy()).isEqualTo(defaults.policy());
    assertThat(example.values())
        .allMatch(value -> value.origin().layer() == Origin.Layer.FILE)
        .allMatch(value -> value.text().equals(fallback(value.key())));
    String text = Repository.text("deploy/policy.yaml");
    assertThat(parse(text.replace("# from: 2", "from: 2").replace("# note: a", "note: a")))
        .matches(policy -> policy.from().isPresent() && !policy.note().isEmpty());
  }

  private static String fallback(String key) {
    return Settings.describe().stream()
        .filter(setting -> setting.key().equals(key))
        .map(SettingDescription::fallback)
        .findFirst()
        .orElseThrow();
  }

  /** A tilde ends a line; an underscore keeps blanks that would be cut off. */
  private static String lines(String text) {
    return text.replace('~', '\n').replace('_', ' ');
  }

  private static PolicyDocument parse(String text) {
    return PolicyDocument.parse(text, "p.yaml", BASE);
  }

  private static List<String> errors(String text) {
    try {
      parse(text);
      return List.of();
    } catch (ConfigurationException e) {
      return e.errors();
    }
  }
}
