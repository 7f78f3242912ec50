package io.barograph.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.command.NativeJson;
import io.barograph.command.Typed;
import io.barograph.embedded.fleet.ShippedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchLinesTest {
  private static final BenchCorpora CORPORA = new BenchCorpora(7);

  @Test
  void theSameSeedGivesTheSameLines() {
    assertThat(taken(CORPORA.fleet(20, 0.9), 500))
        .isEqualTo(taken(new BenchCorpora(7).fleet(20, 0.9), 500))
        .isNotEqualTo(taken(new BenchCorpora(8).fleet(20, 0.9), 500));
    assertThat(taken(CORPORA.crowd(50, 0.5), 500))
        .isEqualTo(taken(new BenchCorpora(7).crowd(50, 0.5), 500));
  }

  @Test
  void noiseHasTheShareThatItIsCalledAndHoldsNoSignal(@TempDir Path directory) throws IOException {
    String told = replayed(directory, CORPORA.fleet(20, 0.99), 10_000);

    int signals = Integer.parseInt(told.replaceAll("(?s).* lines, (\\d+) signals.*", "$1"));
    assertThat(signals).isBetween(10, 100);
    List<ShippedLine> lines = taken(CORPORA.fleet(20, 0.99), 10_000);
    assertThat(lines.stream().filter(line -> !line.user().value().startsWith("dev-"))).hasSize(100);
    assertThat(lines.stream().map(ShippedLine::arrival)).isSorted();
  }

  @Test
  void everyUserOfACrowdFailsOnceInSixMinutes() {
    List<ShippedLine> lines = taken(CORPORA.crowd(100, 0.5), 200);

    List<ShippedLine> failures =
        lines.stream().filter(l -> l.text().startsWith("ERROR: ")).toList();
    assertThat(failures).hasSizeBetween(80, 120);
    assertThat(failures.stream().map(ShippedLine::user).distinct()).hasSizeBetween(80, 100);
    Duration spread = Duration.between(lines.get(0).time(), lines.get(lines.size() - 1).time());
    assertThat(spread).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7));
  }

  @Test
  void aCrowdWithoutSignalsHasOnlyNoise(@TempDir Path directory) throws IOException {
    assertThat(replayed(directory, CORPORA.crowd(10, 0), 2000)).startsWith("2000 lines, 0 signals");
  }

  @Test
  void aCrowdInTroubleHasNoStormAndEachFailureIsSeen(@TempDir Path directory) throws IOException {
    String told = replayed(directory, CORPORA.crowd(10, 0.5), 400);

    assertThat(told).contains("retry-sequence.closed").doesNotContain("storm.opened");
  }

  @Test
  void whatIsOvertakenIsTheSameButForItsOrder() {
    List<ShippedLine> sent = taken(CORPORA.fleet(20, 0.9), 5000);
    List<ShippedLine> come = new ArrayList<>();
    new OvertakenLines(sent.iterator(), sent.size(), 3, 0.1, 0.01).forEachRemaining(come::add);

    assertThat(texts(come)).isEqualTo(texts(sent));
    assertThat(come).hasSizeBetween(5020, 5100);
    assertThat(come.stream().map(ShippedLine::arrival)).isSorted();
    assertThat(come.stream().map(ShippedLine::time).toList())
        .isNotEqualTo(come.stream().map(ShippedLine::time).sorted().toList());
  }

  @Test
  void findingsAreTheSameInAnyOrderAndNotOthers(@TempDir Path directory) throws IOException {
    String a = "{\"data\":{\"user\":\"a\",\"evidence\":{\"seen\":1}}}\n";
    String aSeenTwice = a.replace('1', '2');
    String b = a.replace("\"a\"", "\"b\"");
    Path one = Files.writeString(directory.resolve("one"), a + b + b);
    Path other = Files.writeString(directory.resolve("other"), b + aSeenTwice + b);
    Path fewer = Files.writeString(directory.resolve("fewer"), a + b);
    Path others = Files.writeString(directory.resolve("others"), a + a + b);

    assertThat(FindingsDigest.of(one)).isEqualTo(FindingsDigest.of(other));
    assertThat(FindingsDigest.of(one)).isNotEqualTo(FindingsDigest.of(fewer));
    assertThat(FindingsDigest.of(one)).isNotEqualTo(FindingsDigest.of(others));
  }

  private static String replayed(Path directory, Iterator<ShippedLine> lines, long count)
      throws IOException {
    Path file = directory.resolve("lines");
    BenchCorpora.write(lines, count, NativeJson::of, file);
    return Typed.type("replay", "--format", "json", file.toString()).err();
  }

  private static Set<String> texts(List<ShippedLine> lines) {
    Set<String> texts = new HashSet<>();
    lines.forEach(line -> texts.add(line.time() + " " + line.host() + " " + line.text()));
    return texts;
  }

  private static List<ShippedLine> taken(Iterator<ShippedLine> lines, int count) {
    List<ShippedLine> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(lines.next());
    }
    return taken;
  }
}
