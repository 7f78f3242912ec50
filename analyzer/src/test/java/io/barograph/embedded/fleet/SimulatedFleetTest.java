package io.barograph.embedded.fleet;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barograph.core.signal.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SimulatedFleetTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration DISORDER = Duration.ofSeconds(20);

  private final FleetOptions options = FleetOptions.startingAt(START).withUsers(16);
  private final FleetOptions rough =
      options.withDisorder(DISORDER).withDuplicates(0.05).withSkewedClocks(0.3);

  @Test
  void theSameSeedGivesTheSameLines() {
    assertThat(first(20_000, rough)).isEqualTo(first(20_000, rough));
  }

  @Test
  void anotherSeedGivesOtherLines() {
    assertThat(first(1000, options)).isNotEqualTo(first(1000, options.withSeed(2)));
  }

  @Test
  @Timeout(60)
  void aMillionLinesNeedLittleMemory() {
    FleetOptions endless =
        options.withLength(FleetOptions.ENDLESS).withUsers(100).withNoise(0.95).withHealthyRuns(20);
    Iterator<ShippedLine> lines = new SimulatedFleet(endless).iterator();
    skip(lines, 50_000);
    long early = usedMemory();
    skip(lines, 950_000);

    assertThat(usedMemory() - early).isLessThan(16 << 20);
    assertThat(lines.hasNext()).isTrue();
  }

  @Test
  void noLineIsPrintedAfterTheEnd() {
    FleetOptions halfHour = options.withLength(Duration.ofMinutes(30));

    assertThat(all(halfHour))
        .isNotEmpty()
        .allMatch(line -> !line.time().isBefore(START) && line.time().isBefore(halfHour.end()));
  }

  @Test
  void theShareOfNoiseIsAsAsked() {
    long recorded = all(options.withNoise(0)).size();

    assertThat(1 - recorded / (double) all(options.withNoise(0.9)).size())
        .isCloseTo(0.9, within(0.01));
    assertThat(1 - recorded / (double) all(options.withNoise(0.5)).size())
        .isCloseTo(0.5, within(0.02));
  }

  @Test
  void noiseIsAsLongAsTheOutputOfARealRun() {
    assertThat(
            first(50_000, options.withNoise(0.99)).stream()
                .mapToInt(l -> l.text().length())
                .average())
        .hasValueCloseTo(140.0, within(20.0));
  }

  @Test
  void noiseHoldsTheWordsOfAStormButNeverALineTheCliPrintsForOne() {
    List<String> noise =
        first(100_000, options.withNoise(0.999)).stream().map(ShippedLine::text).toList();

    assertThat(noise)
        .anyMatch(line -> line.contains("refresh"))
        .anyMatch(line -> line.contains("401"))
        .anyMatch(line -> line.contains("retrying"))
        .anyMatch(line -> line.contains("ERROR"))
        .noneMatch(line -> line.matches(".*\\{(n|ms|hex|file)}.*"));
    assertThat(Recording.resource("filler.txt"))
        .noneMatch(
            line -> line.matches("(stream error|ERROR:|Re-?connecting|tokens used|codex$).*"))
        .noneMatch(line -> line.contains("Failed to refresh token"));
  }

  @Test
  void theShareOfDuplicatesIsAsAskedAndNothingElseIsRepeated() {
    List<ShippedLine> once = all(options);
    List<ShippedLine> some = all(options.withDuplicates(0.1).withDisorder(DISORDER));

    assertThat(some.size() / (double) once.size()).isCloseTo(1.1, within(0.01));
    assertThat(contents(some)).isEqualTo(contents(once));
    assertThat(contents(once)).hasSameSizeAs(once);
  }

  @Test
  void linesArriveInOrderAndNoLaterThanTheDisorderAllows() {
    List<ShippedLine> lines = all(options.withDisorder(DISORDER).withDuplicates(0.1));

    assertThat(lines).isSortedAccordingTo((a, b) -> a.arrival().compareTo(b.arrival()));
    assertThat(lines)
        .allMatch(
            line ->
                !line.arrival().isBefore(line.time())
                    && line.arrival().isBefore(line.time().plus(DISORDER)));
    assertThat(lines)
        .isNotEqualTo(lines.stream().sorted((a, b) -> a.time().compareTo(b.time())).toList());
  }

  @Test
  void withoutDisorderLinesArriveAsTheyArePrinted() {
    assertThat(all(options)).allMatch(line -> line.arrival().equals(line.time()));
  }

  @Test
  void noTwoLinesOfAHostHaveTheSameTime() {
    Map<HostId, Instant> last = new HashMap<>();

    assertThat(all(options))
        .allSatisfy(
            line -> {
              Instant before = last.put(line.host(), line.time());
              assertThat(before == null || before.isBefore(line.time())).isTrue();
            });
  }

  @Test
  void stampedLinesOfOneSecondKeepTheirOrder() {
    Map<String, List<ShippedLine>> seconds =
        all(options.withDisorder(DISORDER)).stream()
            .filter(line -> line.text().startsWith("[2026"))
            .collect(groupingBy(line -> line.host() + line.text().substring(0, 21)));

    assertThat(seconds.values())
        .anyMatch(lines -> lines.size() > 1)
        .allSatisfy(
            lines -> assertThat(lines).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time())));
  }

  @Test
  void aSkewedClockShowsOnTheLineAndBesideItButNotInTheOrderOfArrival() {
    List<ShippedLine> lines = all(rough);
    Set<HostId> ahead = new HashSet<>();
    lines.stream().filter(this::isAhead).forEach(line -> ahead.add(line.host()));

    assertThat(ahead).isNotEmpty().hasSizeLessThan(16);
    assertThat(lines.stream().filter(line -> ahead.contains(line.host())))
        .allMatch(this::isAhead)
        .isSortedAccordingTo((a, b) -> a.arrival().compareTo(b.arrival()));
    assertThat(lines.stream().filter(line -> line.text().matches("2026-\\S{22} .*")))
        .isNotEmpty()
        .allMatch(line -> Instant.parse(line.text().substring(0, 27)).equals(line.time()));
  }

  @Test
  void someHostsShipTheSessionAndSomeDoNot() {
    assertThat(all(options)).anyMatch(l -> l.session() == null).anyMatch(l -> l.session() != null);
  }

  @Test
  void aLineDoesNotShowItsText() {
    ShippedLine line = first(1, options).get(0);

    assertThat(line.toString()).contains("user=").doesNotContain(line.text());
  }

  private boolean isAhead(ShippedLine line) {
    return line.time().isAfter(line.arrival());
  }

  private static Set<ShippedLine> contents(List<ShippedLine> lines) {
    Set<ShippedLine> contents = new HashSet<>();
    for (ShippedLine l : lines) {
      contents.add(
          new ShippedLine(
              l.time(), l.time(), l.user(), l.host(), l.session(), l.surroundings(), l.text()));
    }
    return contents;
  }

  private static List<ShippedLine> all(FleetOptions options) {
    List<ShippedLine> lines = new ArrayList<>();
    new SimulatedFleet(options).forEach(lines::add);
    return lines;
  }

  private static List<ShippedLine> first(int count, FleetOptions options) {
    Stream<ShippedLine> lines =
        StreamSupport.stream(new SimulatedFleet(options).spliterator(), false);
    return lines.limit(count).toList();
  }

  private static void skip(Iterator<ShippedLine> lines, int count) {
    for (int i = 0; i < count; i++) {
      lines.next();
    }
  }

  private static long usedMemory() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
