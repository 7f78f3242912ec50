package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What another policy would have found in the same history. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @TempDir static Path directory;

  private Path day = directory;
  private Path lenient = directory;
  private Path strict = directory;

  @BeforeAll
  void recordADay() throws IOException {
    day = directory.resolve("day.jsonl");
    String[] simulate = {
      "simulate",
      "--seed=1",
      "--users=12",
      "--start=" + START,
      "--length=PT3H",
      "--noise=0",
      "--disorder=PT5S",
      "--out=" + day
    };
    assertThat(Typed.type(simulate).exitCode()).isZero();
    lenient = written("lenient.yaml", "storm:\n  threshold: 5\n");
    strict = written("strict.properties", "storm.threshold=3\n");
  }

  @Test
  void whatIsComparedIsWhatEitherFindsAlone() {
    JsonNode compared = compared(strict, lenient);
    for (JsonNode side : List.of(compared.path("a"), compared.path("b"))) {
      Typed alone = Typed.type("replay", "--config", side.path("name").asText(), day.toString());
      assertThat(side.path("storms").asLong()).isEqualTo(events(alone, EventType.STORM_OPENED));
      assertThat(side.path("incidents").asLong())
          .isEqualTo(events(alone, EventType.INCIDENT_OPENED));
      assertThat(side.path("withdrawn").asLong())
          .isEqualTo(events(alone, EventType.REMEDIATION_WITHDRAWN));
      assertThat(advice(side)).isEqualTo(events(alone, EventType.REMEDIATION_ADVISED));
    }
    assertThat(compared.path("adviceSaved").asLong())
        .isPositive()
        .isEqualTo(advice(compared.path("a")) - advice(compared.path("b")));
  }

  @Test
  void aHigherThresholdLosesTheSmallStormsAndGainsNone() {
    JsonNode compared = compared(strict, lenient);

    assertThat(compared.path("gained")).isEmpty();
    assertThat(compared.path("lost"))
        .isNotEmpty()
        .allMatch(storm -> storm.path("failedSequences").asInt() < 5);
    assertThat(compared.path("a").path("storms").asInt())
        .isGreaterThanOrEqualTo(
            compared.path("b").path("storms").asInt() + compared.path("lost").size());
    assertThat(compared.path("a").path("logins").asInt())
        .isGreaterThanOrEqualTo(compared.path("b").path("logins").asInt());
  }

  @Test
  void whatOneWayIsLostIsGainedTheOtherWay() {
    JsonNode there = compared(strict, lenient);
    JsonNode back = compared(lenient, strict);

    assertThat(back.path("gained")).isEqualTo(there.path("lost"));
    assertThat(back.path("lost")).isEqualTo(there.path("gained"));
    assertThat(back.path("adviceSaved").asInt()).isEqualTo(-there.path("adviceSaved").asInt());
  }

  @Test
  void whereThePoliciesAreEqualNothingIsLostOrGained() throws IOException {
    JsonNode compared = compared(strict, written("same.yaml", "storm: {threshold: 3}\n"));

    assertThat(compared.path("lost")).isEmpty();
    assertThat(compared.path("gained")).isEmpty();
    assertThat(compared.path("adviceSaved").asInt()).isZero();
    assertThat(compared.path("a").path("advice")).isEqualTo(compared.path("b").path("advice"));
  }

  @Test
  void theTableNamesBothAndEachStormThatIsLost() {
    JsonNode compared = compared(strict, lenient);
    Typed table = Typed.type(options(strict, lenient, "--format", "table"));

    assertThat(table.exitCode()).isZero();
    assertThat(table.lines()).startsWith("A: " + strict, "B: " + lenient);
    assertThat(table.out())
        .containsPattern("\nstorms +%s +%s\n".formatted(at(compared, "a"), at(compared, "b")))
        .containsPattern("\n  sign_in_again +\\d+ +\\d+\n")
        .containsPattern("\nadvice saved +" + compared.path("adviceSaved") + "\n")
        .contains("lost: storms of A that B does not see: " + compared.path("lost").size() + "\n")
        .contains("gained: storms of B that A does not see: 0\n");
    for (JsonNode storm : compared.path("lost")) {
      assertThat(table.out())
          .contains(storm.path("onset").asText() + "  " + storm.path("user").asText() + " (codex)");
    }
    assertThat(table.err()).containsPattern("^\\d+ lines, \\d+ signals\n$");
  }

  @Test
  void aFileThatReadsLinesInAnotherWayIsAMistakeOfUsage() throws IOException {
    for (String setting :
        List.of(
            "identity.user=header:who\n",
            "time.future-bound=PT5S\n",
            "privacy.pseudonym-key=" + "k".repeat(32) + "\n")) {
      Typed typed = Typed.type(options(strict, written("other.properties", setting)));

      assertThat(typed.exitCode()).as(setting).isEqualTo(2);
      assertThat(typed.err()).contains("--against must read lines as --config does");
      assertThat(typed.out()).isEmpty();
    }
  }

  @Test
  void mistakesInTheOtherFileAreNamed() throws IOException {
    Typed typed = Typed.type(options(strict, written("wrong.yaml", "storm: {threshold: 0}\n")));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("storm.threshold must be").contains("wrong.yaml:1");
  }

  @Test
  void aPolicyWithATimeDecidesFromThenOnAsItDidThen() throws IOException {
    Instant noon = START.plusSeconds(90 * 60);
    Path policy = written("policy.yaml", "from: " + noon + "\nstorm:\n  threshold: 5\n");
    Typed replay =
        Typed.type("replay", "--type=storm.opened", "--policy=" + policy, day.toString());

    List<JsonNode> opened = replay.lines().stream().map(line -> read(line).path("data")).toList();
    assertThat(opened)
        .extracting(storm -> storm.path("threshold").asInt())
        .contains(3, 5)
        .doesNotContain(4);
    assertThat(opened)
        .allSatisfy(
            storm ->
                assertThat(storm.path("threshold").asInt() == 5)
                    .isEqualTo(!Instant.parse(storm.path("openedAt").asText()).isBefore(noon)));
  }

  @Test
  void whatThePoliciesDecidedThenCanBeComparedWithOtherSettings() throws IOException {
    Path policy = written("throughout.yaml", "storm:\n  threshold: 5\n");

    JsonNode compared = compared(strict, strict, "--policy", policy.toString());
    assertThat(compared.path("lost")).isEmpty();
    assertThat(compared.path("gained")).isEqualTo(compared(strict, lenient).path("lost"));
  }

  private JsonNode compared(Path a, Path b, String... more) {
    List<String> typed = new ArrayList<>(List.of(options(a, b, "--format", "json")));
    typed.addAll(List.of(more));
    Typed compared = Typed.type(typed.toArray(String[]::new));
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    assertThat(compared.lines()).hasSize(1);
    return read(compared.out());
  }

  private String[] options(Path a, Path b, String... more) {
    List<String> typed = new ArrayList<>(List.of("replay", day.toString()));
    typed.addAll(List.of("--config", a.toString(), "--against", b.toString()));
    typed.addAll(List.of(more));
    return typed.toArray(String[]::new);
  }

  private static String at(JsonNode compared, String side) {
    return compared.path(side).path("storms").asText();
  }

  private static long advice(JsonNode side) {
    long pieces = 0;
    for (JsonNode count : side.path("advice")) {
      pieces += count.asLong();
    }
    return pieces;
  }

  private static long events(Typed replay, String type) {
    assertThat(replay.exitCode()).isZero();
    return replay.lines().stream().filter(line -> line.contains(type)).count();
  }

  private static Path written(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }
}
