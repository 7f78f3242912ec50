package io.barograph.command.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeldLogTest {
  private final HeldLog held = new HeldLog();
  private final PrintStream log = new PrintStream(held, true, StandardCharsets.UTF_8);

  @Test
  void theNewestLinesCanBeShownAndAllAreGivenBack() {
    log.println("one");
    log.println("zwölf");
    log.print("unfinished");

    assertThat(held.newest(1)).containsExactly("zwölf");
    assertThat(held.newest(5)).containsExactly("one", "zwölf");
    assertThat(givenBack().lines()).containsExactly("one", "zwölf", "unfinished");
    assertThat(givenBack()).isEmpty();
  }

  @Test
  void aFloodIsBoundedAndSaysWhatIsMissing() {
    for (int n = 0; n < 700; n++) {
      log.println("line " + n + " " + "x".repeat(10_000));
    }

    assertThat(givenBack().lines())
        .hasSize(501)
        .startsWith("200 lines of the log before these were dropped")
        .allMatch(line -> line.length() <= 4000);
  }

  private String givenBack() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    held.giveBack(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
