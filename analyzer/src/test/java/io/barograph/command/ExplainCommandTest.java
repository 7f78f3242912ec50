package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why, and why not. */
class ExplainCommandTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final String REFUSED = "ERROR: Failed to refresh token: 401 Unauthorized";
  private static final String REUSED =
      "ERROR: Your access token could not be refreshed because your refresh token was already"
          + " used. Please log out and sign in again.";
  private static final String OTHER = "ERROR: exceeded retry limit, last status: 500";

  @TempDir Path directory;

  private final List<String> lines = new ArrayList<>();

  @Test
  void eachFailureIsCountedAgainstTheThresholdAndWhatIsMissingIsSaid() throws IOException {
    line(Duration.ZERO, "ann", REFUSED);
    line(Duration.ofMinutes(1), "ann", OTHER);
    line(Duration.ofMinutes(2), "ann", REFUSED);

    assertThat(explain())
        .contains("  counted: 1 of 3 failed turns", "  counted: 2 of 3 failed turns")
        .containsPattern("outcome=failed cause=(?!refresh_rejected).*\n +not counted: its refresh")
        .contains("  no storm is open: 2 of 3 failed turns")
        .contains("; 1 more would open one");
  }

  @Test
  void whatCountsBeforeItsSequenceClosesStandsBelowItAllTheSame() throws IOException {
    for (int minute = 0; minute < 3; minute++) {
      line(Duration.ofMinutes(minute), "ann", REUSED);
      line(Duration.ofMinutes(minute).plusSeconds(2), "ann", REUSED);
    }

    assertThat(explain())
        .containsPattern("retry-sequence.closed .*\n +counted: 1 of 3 .*\n")
        .containsPattern("retry-sequence.closed .*\n +counted: 2 of 3 .*\n")
        .containsPattern(
            "storm.opened .*\n.*retry-sequence.closed .*\n +counted: failure 3 of storm st_");
  }

  @Test
  void aStormIsExplainedByItsScopeItsCausesAndWhatTheNextAdviceWaitsFor() throws IOException {
    storm(Duration.ZERO, "ann");
    line(Duration.ofMinutes(8), "ann", "compiling");

    assertThat(explain())
        .contains("  counted: failure 3 of storm st_")
        .contains("  a storm is open: st_")
        .containsPattern("    scope: one_user \\(\\w+\\): [A-Z]")
        .contains("    cause: unknown (low). Against it: The CLI gives no reason.")
        .contains("    advice: sign_in_again holds. reset_local_state waits for a sign-in and");
  }

  @Test
  void aStormThatHasNotSettledSaysWhenItsAdviceComes() throws IOException {
    storm(Duration.ZERO, "ann");
    line(Duration.ofMinutes(8), "ann", "compiling");

    assertThat(explain("--at", START.plus(Duration.ofMinutes(4)).toString()))
        .contains("    advice: none holds. The next advice comes at 2026-03-01T10:04:03Z");
    assertThat(explain("--at", START.plus(Duration.ofSeconds(155)).toString()))
        .contains("    advice: none yet, the fleet is not decided so far");
  }

  @Test
  void whatCameAgainCameLateOrWasHeldIsMarked() throws IOException {
    line(Duration.ZERO, "ann", REFUSED);
    line(Duration.ZERO, "ann", REFUSED);
    line(Duration.ofMinutes(10), "ann", REFUSED);
    line(Duration.ofMinutes(-1), "ann", REFUSED);

    assertThat(explain())
        .contains("    again: it was shipped before and changes nothing\n")
        .contains("    late: all before 2026-03-01T10:0")
        .contains("  1 signal came again and changed nothing\n")
        .contains("  1 signal came too late to change anything\n");
    assertThat(explain("--at", START.plus(Duration.ofMinutes(10)).toString()))
        .contains("  1 signal held: earlier ones may still come\n");
  }

  @Test
  void aClockThatLiesTooFarAheadIsMarked() throws IOException {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("topic", "t").put("partition", 0).put("offset", 0).put("tstype", "create");
    record.put("ts", START.toEpochMilli()).put("key", "ann");
    record.put("payload", "[2026-03-01T12:00:00] " + REFUSED);
    lines.add(record.toString());

    assertThat(explain()).contains("2026-03-01T10:00:00Z (record, its own lay too far ahead)");
  }

  @Test
  void oneUserIsAskedForButTheWholeFleetCounts() throws IOException {
    for (String user : List.of("ann", "bob", "cy", "dee", "eve", "fay")) {
      storm(Duration.ofSeconds(user.charAt(0) - 'a'), user);
    }
    line(Duration.ofMinutes(8), "ann", "compiling");

    assertThat(explain("--user", "ann"))
        .contains("user ann (codex)")
        .contains("    scope: fleet (high): 5 of 5 active users")
        .contains("    advice: wait holds. Held while incident in_")
        .contains("fleet (codex)", "incident.opened")
        .doesNotContain("bob", "fay");
  }

  @Test
  void thePolicyThatHeldThenIsTheOneThatIsNamed() throws IOException {
    Path policy =
        Files.writeString(
            directory.resolve("policy.yaml"), "from: " + START + "\nstorm:\n  threshold: 2\n");
    line(Duration.ofMinutes(-1), "ann", REFUSED);
    line(Duration.ofMinutes(1), "bob", REFUSED);

    String explained = explain("--policy", policy.toString(), "--set", "storm.window=PT20M");
    assertThat(explained)
        .contains(
            "  counted: 1 of 3 failed turns with a rejected refresh within PT20M"
                + " (storm.threshold from the default, storm.window from the command line)")
        .contains(
            "  counted: 1 of 2 failed turns with a rejected refresh within PT20M"
                + " (storm.threshold from "
                + policy
                + ":3, storm.window from the command line)");
  }

  @Test
  void twoPoliciesForOneTimeAreAMistakeOfUsage() throws IOException {
    Path policy = Files.writeString(directory.resolve("p.yaml"), "storm:\n  threshold: 2\n");
    line(Duration.ZERO, "ann", REFUSED);

    Typed twice =
        Typed.type("explain", "--policy", policy + "", "--policy", policy + "", written() + "");
    assertThat(twice.exitCode()).isEqualTo(2);
    assertThat(twice.err()).contains("--policy: two of them say from no time");
  }

  private void storm(Duration after, String user) {
    for (int minute = 0; minute < 3; minute++) {
      line(after.plusMinutes(minute), user, REFUSED);
    }
  }

  private void line(Duration after, String user, String text) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", START.plus(after).toString()).put("user", user).put("host", user + "-laptop");
    lines.add(line.put("line", text).toString());
  }

  private String explain(String... options) throws IOException {
    List<String> typed = new ArrayList<>(List.of("explain", written().toString()));
    typed.addAll(List.of(options));
    Typed explain = Typed.type(typed.toArray(String[]::new));
    assertThat(explain.err()).isEmpty();
    return explain.out();
  }

  private Path written() throws IOException {
    return Files.write(directory.resolve("lines.jsonl"), lines);
  }
}
