package io.barograph.embedded.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedLinesTest {
  private static final Pattern DELAY = Pattern.compile("retrying (\\d)/5 in ([0-9.]+)(m?s)…");

  private final List<String> spoken = new ArrayList<>();

  RecordedLinesTest() {
    FleetOptions quiet =
        FleetOptions.startingAt(Instant.parse("2026-03-01T08:00:00Z")).withNoise(0).withUsers(80);
    new SimulatedFleet(quiet).forEach(line -> spoken.add(line.text()));
  }

  @Test
  void everyLineStandsInARecordingButForItsTimeSessionAndDelay() {
    Set<String> recorded = new HashSet<>();
    for (String row : rows("recordings.txt")) {
      Recording.resource("recordings/" + row.split(" ", -1)[0])
          .forEach(line -> recorded.add(masked(line)));
    }
    Set<String> ours = new HashSet<>(List.of("Successfully logged in"));
    Stream.of("look-alikes.txt", "pasted.txt")
        .flatMap(name -> rows(name).stream())
        .forEach(line -> ours.add(masked(line.replace("{time}", "TIME"))));

    Set<String> foreign = new HashSet<>();
    spoken.forEach(line -> foreign.add(masked(line)));
    assertThat(foreign).hasSizeGreaterThan(100);
    foreign.removeAll(recorded);
    assertThat(foreign).isSubsetOf(ours).isNotEmpty();
  }

  @Test
  void nothingOfTheRecordingsOwnTimesAndSessionsIsLeft() {
    assertThat(spoken)
        .noneMatch(line -> line.startsWith("2026-11-22T") || line.startsWith("[2026-11-22T"))
        .noneMatch(line -> line.contains("01a203"));
  }

  @Test
  void announcedDelaysDoubleAndVaryByATenth() {
    List<Matcher> notices = spoken.stream().map(DELAY::matcher).filter(Matcher::find).toList();

    assertThat(notices)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            notice -> {
              double millis =
                  Double.parseDouble(notice.group(2)) * (notice.group(3).equals("s") ? 1000 : 1);
              double nominal = 200 * Math.pow(2, Integer.parseInt(notice.group(1)) - 1);
              assertThat(millis).isBetween(0.9 * nominal - 1, 1.1 * nominal);
            });
  }

  @Test
  void delaysReadAsRustPrintsThem() {
    assertThat(RecordedLine.debugForm(Duration.ofMillis(187))).isEqualTo("187ms");
    assertThat(RecordedLine.debugForm(Duration.ofMillis(1755))).isEqualTo("1.755s");
    assertThat(RecordedLine.debugForm(Duration.ofMillis(2100))).isEqualTo("2.1s");
    assertThat(RecordedLine.debugForm(Duration.ofSeconds(3))).isEqualTo("3s");
    assertThat(RecordedLine.debugForm(Duration.ofMillis(3050))).isEqualTo("3.05s");
  }

  @Test
  void aLineWithItsOwnValuesPutBackIsTheRecordedLine() {
    String stamped =
        "[2026-11-22T14:20:43] stream error: Failed to refresh token: 401 Unauthorized;"
            + " retrying 1/5 in 213ms…";
    Instant then = Instant.parse("2026-11-22T14:20:43Z");

    assertThat(RecordedLine.of(stamped).text(then, "unused", Duration.ofMillis(213)))
        .isEqualTo(stamped);
    assertThat(RecordedLine.of(stamped).text(then, "unused", Duration.ofMillis(214)))
        .isNotEqualTo(stamped);
  }

  @Test
  void everyRecordingHoldsWhatTheIndexSaysOfIt() {
    assertThat(Recording.all())
        .isNotEmpty()
        .allSatisfy(
            recording -> {
              long notices = recording.lines().stream().filter(RecordedLine::isNotice).count();
              assertThat(notices).isEqualTo(recording.notices());
              recording
                  .troubled()
                  .map(Take::trouble)
                  .ifPresent(trouble -> assertThat(trouble.first()).isBetween(0, trouble.last()));
            });
  }

  private static List<String> rows(String resource) {
    return Recording.resource(resource).stream().filter(row -> !row.startsWith("#")).toList();
  }

  private static String masked(String line) {
    return line.replaceFirst("^\\d{4}-\\d\\d-\\d\\dT[0-9:.]{15}Z", "TIME")
        .replaceFirst("^\\[\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}]", "[TIME]")
        .replaceFirst("(session id: |\"thread_id\":\")[0-9a-f-]{36}", "$1SESSION")
        .replaceFirst("(retrying \\d/5 in )[0-9.]+m?s", "$1DELAY");
  }
}
