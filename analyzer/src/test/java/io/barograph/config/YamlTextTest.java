package io.barograph.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {
  private final Map<String, Given> entries = new LinkedHashMap<>();
  private final List<String> errors = new ArrayList<>();

  @Test
  void nestedKeysAreJoinedByDotsAndKnowTheirLine() {
    read(
        """
        # settings
        storm:
          threshold: 4   # of turns
          window: 'PT5M'

        kafka:
          client:
            security.protocol: SSL
        web.port: 80
        """);

    assertThat(errors).isEmpty();
    assertThat(entries)
        .containsExactly(
            Map.entry("storm.threshold", given("4", 3)),
            Map.entry("storm.window", given("PT5M", 4)),
            Map.entry("kafka.client.security.protocol", given("SSL", 8)),
            Map.entry("web.port", given("80", 9)));
  }

  @Test
  void aListIsAListInEitherForm() {
    read("topics:\n  input:\n    - a\n    - b\nkafka: {bootstrap-servers: [one:1, 'two:2']}");

    assertThat(errors).isEmpty();
    assertThat(entries)
        .containsEntry("topics.input", new Given("a, b", Origin.file("s.yaml", 2), true))
        .containsEntry(
            "kafka.bootstrap-servers", new Given("one:1, two:2", Origin.file("s.yaml", 5), true));
  }

  @Test
  void aValueIsTakenAsItIsWrittenWhateverYamlTakesItFor() {
    read("a: 0x10\nb: yes\nc: 1_000\nd: 12:30:45\ne: 2026-01-01\nf: .inf\ng: 3%\nh: 1.50");

    assertThat(entries.values())
        .extracting(Given::text)
        .containsExactly("0x10", "yes", "1_000", "12:30:45", "2026-01-01", ".inf", "3%", "1.50");
  }

  @Test
  void nothingAfterAKeyIsAnEmptyValueAndAfterAGroupNothing() {
    read("topics.input-pattern:\nprivacy:\n  pseudonym-key-file: ~\nstorm:\nfleet: {}");

    assertThat(errors).isEmpty();
    assertThat(entries).containsOnlyKeys("topics.input-pattern", "privacy.pseudonym-key-file");
    assertThat(entries.values()).extracting(Given::text).containsOnly("");
  }

  @ParameterizedTest
  @CsvSource({"''", "'# nothing but this'", "---", "'--- ~'"})
  void anEmptyTextSetsNothing(String text) {
    read(text);

    assertThat(errors).isEmpty();
    assertThat(entries).isEmpty();
  }

  @Test
  void aScalarMayStandInSeveralPlacesByAnAlias() {
    read("storm: {window: &w PT5M}\nfleet: {window: *w}");

    assertThat(errors).isEmpty();
    assertThat(entries.get("fleet.window")).extracting(Given::text).isEqualTo("PT5M");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "storm:~  threshold: 4~ window: 5m | s.yaml:3, column 2",
        "storm:~^window: 5m | s.yaml:2, column 1",
        "storm: {threshold: 4 | s.yaml:1, column 21",
        "a: b: c | s.yaml:1, column 5",
        "a: 'b | s.yaml:1, column 6",
        "a: *b | s.yaml:1, column 4",
        "a: 1~--- | s.yaml:2, column 1",
        "a: @b | s.yaml:1, column 4",
        "a: !!java.net.URL [x] | s.yaml:1, column 4",
        "a: 1~b: \u0001c | s.yaml:2, column 4"
      })
  void whatIsNotYamlIsToldWithLineAndColumn(String text, String place) {
    read(text.replace('~', '\n').replace('^', '\t'));

    assertThat(errors)
        .singleElement()
        .asString()
        .startsWith("malformed YAML: ")
        .endsWith(" (from " + place + ")")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- a | settings must be a mapping of keys to values (from s.yaml:1)",
        "just words | settings must be a mapping of keys to values (from s.yaml:1)",
        "a: 1~b: 2~a: 3 | a is given twice (from s.yaml:1 and s.yaml:3)",
        "a:~  b: 1~a.b: 2 | a.b is given twice (from s.yaml:2 and s.yaml:3)",
        "a: {b: 1}~a: {c: 1} | a is given twice (from s.yaml:1 and s.yaml:2)",
        "1: x | a key must be a word and no number, list or tag (from s.yaml:1)",
        "null: x | a key must be a word and no number, list or tag (from s.yaml:1)",
        "[a]: x | a key must be a word and no number, list or tag (from s.yaml:1)",
        "{a: b}: x | a key must be a word and no number, list or tag (from s.yaml:1)",
        "<<: {a: 1} | a key must be a word and no number, list or tag (from s.yaml:1)",
        "!x a: 1 | a key must be a word and no number, list or tag (from s.yaml:1)",
        "'': x | a key must have 1 to 200 characters (from s.yaml:1)",
        "a: !x y | a must have no tag (from s.yaml:1)",
        "a: !!binary eA== | a must have no tag (from s.yaml:1)",
        "a: !!set {b} | a must have no tag (from s.yaml:1)",
        "!x {a: b} | the document must have no tag (from s.yaml:1)",
        "a:~  - b~  - [c] | a must be a list of single values without commas (from s.yaml:3)",
        "a: ['b,c'] | a must be a list of single values without commas (from s.yaml:1)",
        "a: &x {b: 1}~c: *x | c must not be an alias of another mapping (from s.yaml:2)",
        "a: &x {b: *x} | a.b must not be an alias of another mapping (from s.yaml:1)"
      })
  void whatIsNoSettingInYamlIsRefused(String text, String error) {
    read(text.replace('~', '\n'));

    assertThat(errors).containsExactly(error);
  }

  @Test
  void aliasesCannotMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 {x: 1}\n");
    for (int i = 1; i < 100; i++) {
      bomb.append("a%d: &a%d {x: *a%d, y: *a%d}\n".formatted(i, i, i - 1, i - 1));
    }
    read(bomb.toString());

    assertThat(errors).singleElement().asString().contains("aliases");
    assertThat(entries).isEmpty();
  }

  @Test
  void depthLengthAndNumberAreBounded() {
    read("a: ".repeat(9).replace(" ", " {") + "x" + "}".repeat(9));
    assertThat(errors).isEmpty();

    read("{a: ".repeat(11) + "x" + "}".repeat(11));
    assertThat(errors).singleElement().asString().contains("nested deeper than 10 levels");
    errors.clear();

    for (String deep : List.of("{a: ", "[", "- ", "? ")) {
      read(deep.repeat(30_000));
      assertThat(errors).singleElement().asString().hasSizeLessThan(200);
      errors.clear();
    }

    read("#".repeat(200_001));
    assertThat(errors).containsExactly("s.yaml is longer than 200000 characters");
    errors.clear();

    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      many.append("k").append(i).append(": 1\n");
    }
    read(many.toString());
    assertThat(errors).containsExactly("s.yaml has more than 1000 keys");
  }

  @Test
  void whateverIsWrittenTheAnswerIsAMessage() {
    String good = "storm: {threshold: 3}\nfleet:\n  open-share: 3%\n  x: &a [b, 'c']\ny: *a\n";
    Random random = new Random(4);
    String signs = "{}[]:,-?&*!|>'\"%@`#\t\n\r \u0000\uD83D\uDE00\uFEFFab1~<";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int edits = random.nextInt(1, 5); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        text.replace(
            at,
            at + random.nextInt(2),
            String.valueOf(signs.charAt(random.nextInt(signs.length()))));
      }
      assertThatCode(() -> read(text.toString())).as(text.toString()).doesNotThrowAnyException();
    }
  }

  @Test
  void settingsInYamlAreSettings(@TempDir Path directory) throws IOException {
    Path file =
        write(
            directory,
            """
            storm:
              threshold: 4
            topics:
              input: [a, b]
            fleet: {open-share: 5%}
            """);
    Settings settings = Settings.load(file, Map.of("BAROGRAPH_STORM_THRESHOLD", "5"), Map.of());

    assertThat(settings.policy().storm().threshold()).isEqualTo(5);
    assertThat(settings.topics().input()).containsExactly("a", "b");
    assertThat(settings.policy().fleet().openShare()).isEqualByComparingTo("0.05");
    assertThat(settings.origins().get("fleet.open-share")).hasToString(file + ":5");
  }

  @Test
  void everyMistakeInASettingsFileIsToldAtOnce(@TempDir Path directory) throws IOException {
    Path file =
        write(directory, "strom:\n  threshold: 4\nstorm:\n  threshold: 1\n  window: [1m]\n");

    assertThatCode(() -> Settings.load(file, Map.of(), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            strom.threshold is not a setting; did you mean storm.threshold? (from FILE:2)
            storm.threshold must be at least 2 but was 1 (from FILE:4)
            storm.window must be one value and no list but was 1m (from FILE:5)"""
                .replace("FILE", file.toString()));
  }

  private static Path write(Path directory, String text) throws IOException {
    return Files.writeString(directory.resolve("barograph.yaml"), text, StandardCharsets.UTF_8);
  }

  private static Given given(String text, int line) {
    return new Given(text, Origin.file("s.yaml", line));
  }

  private void read(String text) {
    entries.clear();
    new YamlText("s.yaml", entries, errors).read(text);
  }
}
