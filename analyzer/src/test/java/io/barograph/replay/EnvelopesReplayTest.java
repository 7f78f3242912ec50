package io.barograph.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.core.engine.Finding;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that stand in dumps of a topic, or in our own JSON. */
class EnvelopesReplayTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Given GIVEN = new Given(new UserId("u"), new HostId("h"), START, null);
  private static final String REUSED =
      "ERROR: Your access token could not be refreshed because your refresh token was already"
          + " used. Please log out and sign in again.";

  @TempDir Path directory;

  @Test
  void aDumpOfATopicTellsUserHostAndTime() throws IOException {
    String dump =
        record(0, 7, START, REUSED, "user", "alice", "host", "box", "session", "s-1")
            + "\n"
            + record(0, 8, START.plusSeconds(60), "nothing of note", "user", "alice")
            + "\n";

    Replayed replayed = replayed(dump);

    Replayed.Read read = replayed.reads.get(0);
    assertThat(read.place()).hasToString("logs-0:7");
    assertThat(read.sighting().user()).isEqualTo(new UserId("alice"));
    assertThat(read.sighting().host()).isEqualTo(new HostId("box"));
    assertThat(read.sighting().session()).isEqualTo(new SessionId("s-1"));
    assertThat(read.sighting().time()).isEqualTo(START);
    assertThat(read.source()).isEqualTo(TimeSource.RECORD);
    assertThat(replayed.totals().lines()).isEqualTo(2);
    assertThat(replayed.sequences()).hasSize(1);
  }

  @Test
  void thePartitionsOfADumpAreMergedInEventTime() throws IOException {
    StringBuilder dump = new StringBuilder();
    for (int partition = 0; partition < 3; partition++) {
      for (int i = 0; i < 5; i++) {
        Instant at = START.plusSeconds(60L * i + 10L * partition);
        dump.append(record(partition, i, at, REUSED, "user", "alice", "host", "p" + partition))
            .append('\n');
      }
    }

    Replayed replayed = replayed(dump.toString());

    assertThat(replayed.sightings()).extracting(Sighting::time).isSorted().hasSize(15);
    assertThat(replayed.findings).noneMatch(Finding.SignalDelayed.class::isInstance);
  }

  @Test
  void aTombstoneInADumpIsUnreadableAndTheRestIsRead() throws IOException {
    String dump =
        "{\"topic\":\"logs\",\"partition\":0,\"offset\":0,\"tstype\":\"create\",\"ts\":0,"
            + "\"payload\":null}\n"
            + record(0, 1, START, REUSED, "user", "alice");

    Replayed replayed = replayed(dump);

    assertThat(replayed.unreadable).containsExactly(Unreadable.Reason.TOMBSTONE);
    assertThat(replayed.sequences()).hasSize(1);
  }

  @Test
  void aLineOfADumpThatIsNoRecordIsNamed() throws IOException {
    String dump = record(0, 1, START, REUSED) + "\n{\"topic\":\"logs\",\"partition\":0,\"pay";

    assertThatThrownBy(() -> replayed(dump))
        .isInstanceOf(ReplayException.class)
        .hasMessageEndingWith("line 2 is no record of a kcat -J dump")
        .hasNoCause();
  }

  @Test
  void aJsonLineTellsUserHostSessionAndTime() throws IOException {
    Replayed replayed =
        replayed(
            json(
                Map.of(
                    "time", "2026-03-02T09:00:00+01:00",
                    "user", "alice",
                    "host", "box",
                    "session", "s-1",
                    "cli", "codex",
                    "line", REUSED)));

    Replayed.Read read = replayed.reads.get(0);
    assertThat(read.sighting().user()).isEqualTo(new UserId("alice"));
    assertThat(read.sighting().host()).isEqualTo(new HostId("box"));
    assertThat(read.sighting().session()).isEqualTo(new SessionId("s-1"));
    assertThat(read.sighting().time()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    assertThat(read.source()).isEqualTo(TimeSource.SHIPPER);
    assertThat(replayed.envelopes).containsExactly(Envelope.NATIVE_JSON);
  }

  @Test
  void aJsonLineWithNothingButItsTextTakesTheRestFromTheFlags() throws IOException {
    Sighting sighting = replayed(json(Map.of("line", REUSED))).sightings().get(0);

    assertThat(sighting.user()).isEqualTo(GIVEN.user());
    assertThat(sighting.host()).isEqualTo(GIVEN.host());
    assertThat(sighting.time()).isEqualTo(START.plusNanos(1000));
  }

  @Test
  void aJsonLineOfAnotherCliIsNoise() throws IOException {
    assertThat(replayed(json(Map.of("cli", "other", "line", REUSED))).sightings()).isEmpty();
  }

  @Test
  void jsonNestedAThousandDeepIsCountedAndTheRestIsRead() throws IOException {
    String deep = "{\"x\":".repeat(1000) + "1" + "}".repeat(1000);
    String line = "{\"nested\":" + deep + ",\"line\":\"" + REUSED + "\"}\n";

    Replayed replayed = replayed(line + json(Map.of("line", REUSED)));

    assertThat(replayed.unreadable).containsExactly(Unreadable.Reason.BAD_JSON);
    assertThat(replayed.sightings()).hasSize(1);
  }

  private Replayed replayed(String text) throws IOException {
    return Replayed.files(GIVEN, file("input", text).toString());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String json(Map<String, String> fields) {
    return new ObjectMapper().valueToTree(fields) + "\n";
  }

  /** As {@code kcat -J} writes it. */
  private static String record(
      int partition, long offset, Instant time, String payload, String... headers) {
    ObjectMapper json = new ObjectMapper();
    return "{\"topic\":\"logs\",\"partition\":"
        + partition
        + ",\"offset\":"
        + offset
        + ",\"tstype\":\"create\",\"ts\":"
        + time.toEpochMilli()
        + ",\"broker\":1,\"headers\":"
        + json.valueToTree(headers)
        + ",\"key\":null,\"payload\":"
        + json.valueToTree(payload)
        + "}";
  }
}
