package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyBookTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant BEFORE = NOON.minusNanos(1);

  @TempDir Path directory;

  @Test
  void whereNobodySetsAnythingTheDefaultsHold() {
    assertThat(new PolicyBook(Settings.defaults(), List.of()).ofThreshold(2, NOON))
        .isEqualTo(
            "2 of 3 failed turns with a rejected refresh within PT10M"
                + " (storm.threshold from the default, storm.window from the default)");
  }

  @Test
  void eachLayerIsNamedThatGaveAValue() throws IOException {
    Path file = Files.writeString(directory.resolve("settings.yaml"), "storm:\n  threshold: 5\n");
    Map<String, String> environment = Map.of("BAROGRAPH_STORM_WINDOW", "PT20M");

    Settings layered = Settings.load(file, environment, Map.of());
    assertThat(new PolicyBook(layered, List.of()).ofThreshold(0, NOON))
        .startsWith("0 of 5 ")
        .contains("within PT20M")
        .contains("(storm.threshold from " + file + ":2, ")
        .endsWith("storm.window from BAROGRAPH_STORM_WINDOW)");

    Settings flagged = Settings.load(file, environment, Map.of("storm.threshold", "7"));
    assertThat(new PolicyBook(flagged, List.of()).ofThreshold(0, NOON))
        .startsWith("0 of 7 ")
        .contains("(storm.threshold from the command line, ");
  }

  @Test
  void aPolicyHoldsFromItsTimeOnAndWhatItDoesNotSayIsOfTheSettings() {
    Settings settings = Settings.load(null, Map.of(), Map.of("storm.window", "PT30M"));
    PolicyBook book = new PolicyBook(settings, List.of(policy(settings, "from: " + NOON + "\n")));

    assertThat(book.ofThreshold(1, BEFORE)).startsWith("1 of 3 ").contains("from the default, ");
    assertThat(book.missing(1, BEFORE)).isEqualTo(2);
    assertThat(book.ofThreshold(1, NOON))
        .startsWith("1 of 9 ")
        .contains("within PT30M")
        .contains("(storm.threshold from the ninth:")
        .endsWith("storm.window from the command line)");
    assertThat(book.missing(1, NOON)).isEqualTo(8);
    assertThat(book.missing(12, NOON)).isEqualTo(1);
  }

  @Test
  void aPolicyWithoutATimeHoldsThroughout() {
    Settings settings = Settings.defaults();
    PolicyBook book = new PolicyBook(settings, List.of(policy(settings, "")));

    assertThat(book.ofThreshold(1, Instant.MIN)).startsWith("1 of 9 ");
  }

  private static PolicyDocument policy(Settings settings, String from) {
    return PolicyDocument.parse(from + "storm:\n  threshold: 9\n", "the ninth", settings);
  }
}
