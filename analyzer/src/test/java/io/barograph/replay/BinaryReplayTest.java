package io.barograph.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.UserId;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Unreadable;
import io.barograph.ingest.Utf8;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenTelemetry's binary form, in dumps and in files. */
class BinaryReplayTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final String FAILED =
      "ERROR: Your access token could not be refreshed because your refresh token was already"
          + " used. Please log out and sign in again.";

  @TempDir Path directory;

  @Test
  void aDumpOfBinaryRecordsIsReadByteByByte() throws IOException {
    KcatDump dump = new KcatDump();
    dump.add(record(0, null, telemetry("jürgen", START), new RecordHeaders()));
    dump.add(record(1, null, telemetry("alice", START.plusSeconds(60)), new RecordHeaders()));

    Replayed replayed = replayed("dump", dump.bytes());

    assertThat(Utf8.isValid(dump.bytes())).isFalse();
    assertThat(replayed.envelopes).containsOnly(Envelope.OTLP_PROTO);
    assertThat(replayed.unreadable).isEmpty();
    assertThat(replayed.sightings())
        .extracting(Sighting::user)
        .containsExactly(new UserId("jürgen"), new UserId("alice"));
    assertThat(replayed.sightings().get(0).time()).isEqualTo(START);
    assertThat(replayed.sequences()).hasSize(2);
  }

  @Test
  void headersBesideABinaryKeyAreStillText() throws IOException {
    Headers headers = new RecordHeaders();
    headers.add("user", "jürgen".getBytes(StandardCharsets.UTF_8));
    headers.add("host", "box".getBytes(StandardCharsets.UTF_8));
    byte[] key = {(byte) 0xff, 0, '"'};
    KcatDump dump = new KcatDump();
    dump.add(record(0, key, FAILED.getBytes(StandardCharsets.UTF_8), headers));

    Replayed replayed = replayed("dump", dump.bytes());

    assertThat(replayed.sightings().get(0).user()).isEqualTo(new UserId("jürgen"));
    assertThat(replayed.sightings().get(0).host()).isEqualTo(new HostId("box"));
  }

  @Test
  void aDumpOfATopicWithTheLongestNameIsADump() throws IOException {
    KcatDump dump = new KcatDump();
    byte[] value = FAILED.getBytes(StandardCharsets.UTF_8);
    dump.add(new ConsumerRecord<>("t".repeat(249), 0, 7, null, value));

    assertThat(replayed("dump", dump.bytes()).reads.get(0).place().position()).isEqualTo(7);
  }

  @Test
  void aFileCanBeOneBinaryRecord() throws IOException {
    Replayed replayed = replayed("logs.pb", telemetry("alice", START));

    assertThat(replayed.envelopes).containsExactly(Envelope.OTLP_PROTO);
    assertThat(replayed.sightings())
        .extracting(Sighting::user)
        .containsExactly(new UserId("alice"));
    assertThat(replayed.sightings().get(0).time()).isEqualTo(START);
  }

  @Test
  void aBinaryFileThatIsCutIsUnreadable() throws IOException {
    byte[] whole = telemetry("alice", START);
    byte[] cut = Arrays.copyOf(whole, whole.length - 20);

    assertThat(replayed("logs.pb", cut).unreadable).containsExactly(Unreadable.Reason.BAD_PROTOBUF);
  }

  @Test
  void aBinaryFileLongerThanAnyRecordIsTooLong() throws IOException {
    byte[] whole = telemetry("alice", START);
    byte[] tooLong = Arrays.copyOf(whole, Recogniser.LONGEST_RECORD + 100);

    assertThat(replayed("logs.pb", tooLong).unreadable).containsExactly(Unreadable.Reason.TOO_LONG);
  }

  @Test
  void textThatBeginsWithAnEmptyLineIsTextHoweverLong() throws IOException {
    // Wherever it is looked at, it is in the middle of a character.
    String noise = "…".repeat(99) + "\n";
    StringBuilder text = new StringBuilder("\n");
    while (text.length() * 3 < Recogniser.LONGEST_RECORD + 1000) {
      text.append(noise);
    }
    text.append(FAILED).append('\n');

    Replayed replayed = replayed("long.log", text.toString().getBytes(StandardCharsets.UTF_8));

    assertThat(replayed.unreadable).isEmpty();
    assertThat(replayed.sightings()).hasSize(1);
  }

  private Replayed replayed(String name, byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve(name), bytes);
    return Replayed.files(Replayed.NOTHING_GIVEN, file.toString());
  }

  private static ConsumerRecord<byte[], byte[]> record(
      long offset, byte @Nullable [] key, byte[] value, Headers headers) {
    return new ConsumerRecord<>(
        "logs",
        0,
        offset,
        START.plusSeconds(offset).toEpochMilli(),
        TimestampType.CREATE_TIME,
        key == null ? -1 : key.length,
        value.length,
        key,
        value,
        headers,
        Optional.empty());
  }

  private static byte[] telemetry(String user, Instant time) {
    long nanos = time.getEpochSecond() * 1_000_000_000L + 0xff;
    LogRecord record =
        LogRecord.newBuilder()
            .setTimeUnixNano(nanos)
            .setBody(AnyValue.newBuilder().setStringValue(FAILED))
            .build();
    KeyValue name =
        KeyValue.newBuilder()
            .setKey("user.name")
            .setValue(AnyValue.newBuilder().setStringValue(user))
            .build();
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(name))
                .addScopeLogs(ScopeLogs.newBuilder().addLogRecords(record)))
        .build()
        .toByteArray();
  }
}
