package io.barograph.replay;

import static io.barograph.replay.Replayed.NOTHING_GIVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.core.engine.Finding;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import io.barograph.ingest.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people have them: bare, several, missing, damaged. */
class FilesReplayTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Given GIVEN = new Given(new UserId("u"), new HostId("h"), START, null);
  private static final String REUSED =
      "ERROR: Your access token could not be refreshed because your refresh token was already"
          + " used. Please log out and sign in again.";

  @TempDir Path directory;

  @Test
  void severalFilesAreMergedInEventTime() throws IOException {
    Path one = file("one", jsonAt(0) + jsonAt(120) + jsonAt(240));
    Path two = file("two", jsonAt(60) + jsonAt(180) + jsonAt(300));

    Replayed replayed = Replayed.files(GIVEN, one.toString(), two.toString());

    assertThat(replayed.sightings()).extracting(Sighting::time).isSorted().hasSize(6);
    assertThat(replayed.findings).filteredOn(Finding.StormChanged.class::isInstance).hasSize(2);
    assertThat(replayed.findings).noneMatch(Finding.SignalDelayed.class::isInstance);
  }

  @Test
  void filesOfTheSameNameInTwoDirectoriesDoNotMix() throws IOException {
    Files.createDirectories(directory.resolve("a"));
    Files.createDirectories(directory.resolve("b"));
    Path one = file("a/codex.log", "Reconnecting... 1/5\nReconnecting... 2/5\n" + REUSED);
    Path two = file("b/codex.log", "Reconnecting... 1/5\ntokens used\n");

    Replayed replayed = Replayed.files(GIVEN, one.toString(), two.toString());

    assertThat(replayed.sequences())
        .extracting(sequence -> sequence.verdict().outcome() + " " + sequence.verdict().attempts())
        .containsExactlyInAnyOrder("FAILED 2", "RECOVERED 1");
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    String missing = directory.resolve("missing.log").toString();

    assertThatThrownBy(() -> Replayed.files(GIVEN, missing))
        .isInstanceOf(ReplayException.class)
        .hasMessage(missing + " does not exist");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatThrownBy(() -> Replayed.files(GIVEN, directory.toString()))
        .isInstanceOf(ReplayException.class)
        .hasMessage(directory + " is a directory; name the files in it");
  }

  @Test
  void bareTextWithoutTimeStartsWhereTheFileWasWritten() throws IOException {
    Path file = file("bare.log", REUSED);
    Files.setLastModifiedTime(file, FileTime.from(START));

    Replayed replayed = Replayed.files(NOTHING_GIVEN, file.toString());

    assertThat(replayed.reads.get(0).source()).isEqualTo(TimeSource.RECKONED);
    assertThat(replayed.sightings().get(0).time()).isEqualTo(START.plusNanos(1000));
    assertThat(replayed.sightings().get(0).session()).isEqualTo(SessionId.ofStream("bare.log"));
    assertThat(replayed.sightings().get(0).user()).isEqualTo(UserId.UNKNOWN);
  }

  @Test
  void reckonedTimeMovesOnByTheDelaysThatAreAnnounced() throws IOException {
    Replayed replayed =
        replayed(
            """
            stream error: Failed to refresh token: 401 Unauthorized; retrying 1/5 in 200ms…
            stream error: Failed to refresh token: 401 Unauthorized; retrying 2/5 in 400ms…
            Reconnecting... 3/5
            ERROR: Failed to refresh token: 401 Unauthorized
            """);

    assertThat(replayed.sightings())
        .extracting(Sighting::time)
        .containsExactly(
            START.plusNanos(1_000),
            START.plusNanos(200_002_000),
            START.plusNanos(600_003_000),
            START.plusNanos(1_400_004_000));
  }

  @Test
  void reckonedTimeCatchesUpWithALineThatTellsItsOwn() throws IOException {
    Replayed replayed =
        replayed(
            String.join(
                "\n",
                REUSED,
                "2026-03-01T09:00:00.000000Z INFO something: else",
                REUSED,
                "2026-03-01T08:30:00.000000Z INFO something: older",
                REUSED));

    Instant told = Instant.parse("2026-03-01T09:00:00Z");
    assertThat(replayed.sightings()).hasSize(3);
    assertThat(replayed.sightings().subList(1, 3))
        .extracting(Sighting::time)
        .allMatch(time -> !time.isBefore(told) && time.isBefore(told.plusSeconds(1)));
  }

  @Test
  void standardInputIsReadLikeAFile() {
    Replayed replayed = Replayed.standardInput(GIVEN, bytes(REUSED + "\n"));

    assertThat(replayed.reads.get(0).place()).hasToString("stdin:1");
    assertThat(replayed.sequences()).hasSize(1);
  }

  @Test
  void carriageReturnsAndAMissingLastLineBreakChangeNothing() throws IOException {
    String lines = "OpenAI Codex v0.66.0\nuser\nsay hi\nmcp startup: no servers\n" + REUSED;
    Verdict plain = onlyVerdict(replayed(lines + "\n"));

    assertThat(onlyVerdict(replayed(lines))).isEqualTo(plain);
    assertThat(onlyVerdict(replayed(lines.replace("\n", "\r\n") + "\r\n"))).isEqualTo(plain);
    assertThat(plain.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(plain.cause()).isEqualTo(Cause.REFRESH_REJECTED);
    assertThat(plain.reason()).isEqualTo(Reason.REUSED);
  }

  @Test
  void aLineOfThreeMegabytesIsOneLineAndTheNextIsRead() throws IOException {
    Replayed replayed = replayed("x".repeat(3 << 20) + "\n" + REUSED + "\n");

    assertThat(replayed.totals()).isEqualTo(new Replay.Totals(2, 1, 0));
    assertThat(replayed.reads.get(0).place().position()).isEqualTo(2);
  }

  @Test
  void aNoticeAtTheEndOfALineOfThreeMegabytesIsNotInvented() throws IOException {
    Replayed replayed = replayed("ERROR: " + "; ".repeat(3 << 19) + "\n" + REUSED + "\n");

    assertThat(replayed.totals().lines()).isEqualTo(2);
    assertThat(replayed.sequences()).hasSize(1);
  }

  @Test
  void anEmptyFileIsNothing() throws IOException {
    assertThat(replayed("").totals()).isEqualTo(new Replay.Totals(0, 0, 0));
    assertThat(replayed("\n\n").totals()).isEqualTo(new Replay.Totals(2, 0, 0));
    assertThat(replayed("").findings).isEmpty();
  }

  @Test
  void aLineThatIsNoUtf8IsCountedAndTheRestIsRead() throws IOException {
    byte[] broken = bytes("ERROR: Failed to refresh token: 401 Unauthorized\n" + REUSED + "\n");
    broken[10] = (byte) 0xff;
    Path file = directory.resolve("broken.log");
    Files.write(file, broken);

    Replayed replayed = Replayed.files(GIVEN, file.toString());

    assertThat(replayed.unreadable).containsExactly(Unreadable.Reason.INVALID_UTF8);
    assertThat(replayed.totals()).isEqualTo(new Replay.Totals(2, 1, 1));
  }

  @Test
  void everyLineIsCounted() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      lines.add(i % 10 == 0 ? REUSED : i % 3 == 0 ? "" : "a line about nothing");
    }

    Replay.Totals totals = replayed(String.join("\n", lines) + "\n").totals();

    assertThat(totals).isEqualTo(new Replay.Totals(1000, 100, 0));
  }

  private static Verdict onlyVerdict(Replayed replayed) {
    assertThat(replayed.sightings()).hasAtLeastOneElementOfType(Sighting.class);
    assertThat(replayed.sightings())
        .extracting(Sighting::signal)
        .hasAtLeastOneElementOfType(Signal.TurnFailed.class);
    assertThat(replayed.sequences()).hasSize(1);
    return replayed.sequences().get(0).verdict();
  }

  private Replayed replayed(String text) throws IOException {
    return Replayed.files(GIVEN, file("input", text).toString());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String jsonAt(int seconds) {
    return json(
        Map.of("time", START.plusSeconds(seconds).toString(), "user", "alice", "line", REUSED));
  }

  private static String json(Map<String, String> fields) {
    return new ObjectMapper().valueToTree(fields) + "\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
