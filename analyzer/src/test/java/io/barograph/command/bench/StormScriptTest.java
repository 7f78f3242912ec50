package io.barograph.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.command.NativeJson;
import io.barograph.command.Typed;
import io.barograph.embedded.fleet.ShippedLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormScriptTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @Test
  void everyStormOfTheScriptIsFoundAndNoOther(@TempDir Path directory) throws IOException {
    StormScript script = new StormScript(1, 20, 1000, Duration.ofMillis(100), START);
    List<ShippedLine> lines = played(script, Duration.ofSeconds(5));
    Path file = directory.resolve("lines");
    BenchCorpora.write(lines.iterator(), lines.size(), NativeJson::of, file);

    Typed replay =
        Typed.type("replay", "--format", "json", "--type", "storm.opened", file.toString());

    assertThat(replay.lines()).hasSize(20);
    assertThat(script.completed()).hasSize(20);
    for (String user : script.completed().keySet()) {
      assertThat(replay.out()).contains("\"" + user + "\"");
    }
  }

  @Test
  void aStormIsCompleteTwoSecondsAfterItBegan() {
    StormScript script = new StormScript(1, 2, 1000, Duration.ofSeconds(1), START);
    played(script, Duration.ofMillis(2500));

    assertThat(script.completed().values())
        .singleElement()
        .satisfies(
            at ->
                assertThat(Duration.between(START, at))
                    .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2010)));
  }

  @Test
  void oneLineInAHundredIsASignalOfSomebodyElse() {
    List<ShippedLine> lines =
        played(new StormScript(1, 0, 1000, Duration.ofSeconds(1), START), Duration.ofSeconds(1));

    assertThat(lines).hasSize(1000);
    assertThat(lines.stream().filter(line -> line.text().startsWith("ERROR: "))).hasSize(10);
  }

  /** A line each millisecond. */
  private static List<ShippedLine> played(StormScript script, Duration length) {
    List<ShippedLine> lines = new ArrayList<>();
    for (int i = 0; i < length.toMillis(); i++) {
      lines.add(script.next(START.plusMillis(i)));
    }
    return lines;
  }
}
