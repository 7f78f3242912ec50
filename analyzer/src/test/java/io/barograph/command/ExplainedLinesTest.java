package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of each line. */
class ExplainedLinesTest {
  private static final String RECORDING = "src/test/resources/captures/0.163.0/refresh401.log";

  @TempDir Path directory;

  @Test
  void explainSaysWhatEachLineIsAndWhatIsMissingForAStormButNeverTheLine() throws IOException {
    Typed explain = Typed.type("explain", "--user", "u", RECORDING);

    assertThat(explain.exitCode()).isZero();
    assertThat(explain.out())
        .contains("retry-announced 2/5")
        .contains("refresh-rejected reused")
        .contains("(line)")
        .contains("(reckoned)")
        .contains("user u (codex)")
        .contains("1 of 3 failed turns");
    assertThat(explain.out()).doesNotContain("Please log out").doesNotContain("say hi");
    assertThat(explain.out().lines().filter(line -> line.startsWith("refresh401.log:")))
        .hasSizeGreaterThanOrEqualTo(76);
  }

  @Test
  void explainSaysWhereUserHostSessionAndAccountCameFrom() throws IOException {
    String failed = "ERROR: Failed to refresh token: 401 Unauthorized";
    String time = "2026-03-01T10:00:00Z";
    Path file = directory.resolve("mixed.log");
    Files.write(
        file,
        List.of(
            failed,
            "{\"time\":\"%s\",\"user\":\"ann\",\"host\":\"box\",\"session\":\"s-1\",\"line\":\"%s\"}"
                .formatted(time, failed),
            "{\"time\":\"%s\",\"user\":\"bob\",\"host\":\"box\",\"session\":\"s-2\",\"line\":\"%s\"}"
                .formatted(time, failed),
            "{\"@timestamp\":\"%s\",\"user\":{\"name\":\"ann\"},\"host\":{\"name\":\"box\"},"
                    .formatted(time)
                + "\"ecs\":{\"version\":\"8.0.0\"},\"message\":\"%s\"}".formatted(failed),
            "<14>1 " + time + " box codex 42 - - " + failed,
            "{\"time\":\"%s\",\"account\":\"acc-1\",\"line\":\"%s\"}".formatted(time, failed)));

    Typed explain = Typed.type("explain", file.toString());

    assertThat(explain.exitCode()).isZero();
    assertThat(explain.lines().stream().filter(line -> line.startsWith("whose: ")))
        .containsExactly(
            "whose: user by nothing; host by nothing; session by nothing, its stream stands in",
            "whose: user by json:/user; host by json:/host; session by json:/session",
            "whose: user by json:/user/name; host by json:/host/name;"
                + " session by nothing, its stream stands in",
            "whose: user by host, which stands in as no user is named; host by syslog:host;"
                + " session by nothing, its stream stands in",
            "whose: user by account, which stands in as no user is named; host by nothing;"
                + " session by nothing, its stream stands in; account by json:/account");
    assertThat(explain.out())
        .contains("mixed.log:2  native_json  2026-03-01T10:00:00Z (json:/time)  ann@box s-1  ")
        .contains("mixed.log:4  ecs  2026-03-01T10:00:00Z (json:/@timestamp)  ann@box stream:box  ")
        .contains("host:box@box")
        .contains("account:acc-1@unknown")
        .doesNotContain("Failed to refresh");

    Typed given = Typed.type("explain", "--user", "u", "--host", "h", file.toString());
    assertThat(given.out()).contains("whose: user by given; host by given; session by nothing");
  }

  @Test
  void explainSaysWhereTheHostStandsAsFarAsItIsTold() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("sited.jsonl"),
            "{\"line\":\"ERROR: Failed to refresh token: 401 Unauthorized\","
                + "\"address\":\"203.0.113.7\",\"os\":\"Darwin\",\"team\":\"platform\"}\n");

    assertThat(Typed.type("explain", file.toString()).out())
        .contains("; network 203.0.113.0/24 by json:/address; os macos by json:/os;")
        .contains("; group platform by json:/team\n")
        .doesNotContain("203.0.113.7", "region");
  }

  @Test
  void explainCanStopAtATime() {
    Typed explain = Typed.type("explain", "--user", "u", "--at", "2026-11-22T15:21:10Z", RECORDING);

    assertThat(explain.out()).contains("0 of 3 failed turns");
  }
}
