package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScrubberPropertiesTest {
  private static final List<String> LINES = recordedLines();

  private static final String BEHIND = "\",\"expires\":1}";

  /** What may stand on both sides of a secret in a line. */
  private static final List<List<String>> WRAPPINGS =
      List.of(
          List.of(" ", " "),
          List.of(" \"", "\" "),
          List.of(" '", "' "),
          List.of(" (", ") "),
          List.of("\n", "\n"),
          List.of("\\n", "\\n"),
          List.of(" \u001b[1;31m", "\u001b[0m "),
          List.of(" \\u001b[31m", "\\u001b[0m "),
          List.of(" ", ""));

  @Test
  void noSecretSurvivesInARecordedLine() {
    SecretsAtRandom random = new SecretsAtRandom(1);
    for (int round = 0; round < 150; round++) {
      for (SecretsAtRandom.Secret secret : random.oneOfEach()) {
        String text = placed(random, secret.text());
        assertThat(text).contains(secret.secret());

        Leaks.assertNoneOf(secret.secret(), Scrubber.scrub(text));
      }
    }
  }

  @Test
  void noSecretSurvivesInAnExcerptHoweverItIsCutAtItsEnd() {
    SecretsAtRandom random = new SecretsAtRandom(2);
    for (int round = 0; round < 25; round++) {
      for (SecretsAtRandom.Secret secret : random.oneOfEach()) {
        int length = 1 + random.below(300);
        // What stands before shrinks to a word, so that the cut comes into sight.
        int cut = random.below(secret.text().length() + 1);
        String before = "x eyJ" + "a".repeat(length + Excerpt.LOOK_AHEAD - cut - 6) + " ";
        byte[] value = (before + secret.text() + " tail").getBytes(StandardCharsets.UTF_8);

        String excerpt = new Excerpt(length).of(value);

        assertThat(excerpt.length()).isLessThanOrEqualTo(length);
        Leaks.assertNoneOf(secret.secret(), excerpt);
      }
    }
  }

  @Test
  void theTailOfASecretAtTheBeginningOfARecordIsTakenOut() {
    SecretsAtRandom random = new SecretsAtRandom(3);
    for (int round = 0; round < 500; round++) {
      SecretsAtRandom.Secret tail = random.opaque(40 + random.below(60));

      Leaks.assertNoneOf(tail.secret(), Scrubber.scrub(tail.text() + BEHIND));
    }
  }

  @Test
  void aShorterTailIsTakenOutInNineteenOfTwentyCases() {
    SecretsAtRandom random = new SecretsAtRandom(4);
    long gone =
        Stream.generate(() -> random.opaque(16 + random.below(24)))
            .limit(1000)
            .filter(tail -> Scrubber.scrub(tail.text() + BEHIND).startsWith("[removed]"))
            .count();

    assertThat(gone).isGreaterThan(950);
  }

  /** All that is recorded is harmless but for the home directory. */
  @Test
  void aRecordedLineStaysAsItIs() {
    for (String line : LINES) {
      String expected = line.replace("/home/dev", "/home/[user]").replaceAll("\\p{Cntrl}", " ");

      assertThat(Scrubber.scrub(line)).isEqualTo(expected);
    }
  }

  private static String placed(SecretsAtRandom random, String secret) {
    String line = random.oneOf(LINES);
    int place = line.indexOf(' ', random.below(line.length()));
    int at = place < 0 ? line.length() : place;
    List<String> wrapping = random.oneOf(WRAPPINGS);
    return line.substring(0, at) + wrapping.get(0) + secret + wrapping.get(1) + line.substring(at);
  }

  private static List<String> recordedLines() {
    try (Stream<Path> files =
        Files.walk(Path.of(ScrubberPropertiesTest.class.getResource("/captures").toURI()))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(log|jsonl)"))
          .flatMap(ScrubberPropertiesTest::lines)
          .filter(line -> !line.isBlank())
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
