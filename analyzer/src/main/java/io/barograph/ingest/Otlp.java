package io.barograph.ingest;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.barograph.core.dialect.CliEvent;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry logs: one record of Kafka holds many of theirs. */
record Otlp(LogsData logs) {
  /** The tag of the one field of LogsData; also a line feed. */
  static final byte FIRST_BYTE = 0x0A;

  private static final byte[] BODY = "\"body\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BYTES_BODY = "\"bytesValue\"".getBytes(StandardCharsets.US_ASCII);

  /** The fields that lead to a log record: resourceLogs, scopeLogs, logRecords. */
  private static final int[] PATH = {0x0A, 0x12, 0x12};

  /**
   * No record of the longest value is under ten bytes, unless made to hurt: an empty message takes
   * two, and fifty times that when read.
   */
  private static final int MOST_MESSAGES = 1 << 20;

  /** Shorter values cannot hold too many, and need not be walked first. */
  private static final int LONGEST_UNCOUNTED = 2 * MOST_MESSAGES;

  /** The binary form; null for what is none. */
  static @Nullable Otlp read(byte[] value) {
    try {
      boolean bounded =
          value.length <= LONGEST_UNCOUNTED
              || countMessages(CodedInputStream.newInstance(value), 0) <= MOST_MESSAGES;
      return bounded ? new Otlp(LogsData.parseFrom(value)) : null;
    } catch (InvalidProtocolBufferException e) {
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", e);
    }
  }

  /** Resources, scopes and log records, none of them read. */
  private static int countMessages(CodedInputStream in, int depth) throws IOException {
    int messages = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (depth < PATH.length && tag == PATH[depth]) {
        int outer = in.pushLimit(in.readRawVarint32());
        messages += 1 + countMessages(in, depth + 1);
        in.popLimit(outer);
      } else {
        in.skipField(tag);
      }
    }
    return messages;
  }

  /** Whether no log record of any kind is in it. */
  boolean isEmpty() {
    return logs.getResourceLogsList().stream()
        .flatMap(resource -> resource.getScopeLogsList().stream())
        .flatMap(scope -> scope.getLogRecordsList().stream())
        .noneMatch(record -> record.hasBody() || record.getAttributesCount() > 0);
  }

  /**
   * Goes over the log records.
   *
   * @param line takes those that may be a signal and says whether one is
   * @return whether any is
   */
  boolean lines(Sieve sieve, Predicate<Shipped> line, Envelopes.Contents to) {
    boolean signal = false;
    for (ResourceLogs resource : logs.getResourceLogsList()) {
      for (ScopeLogs scope : resource.getScopeLogsList()) {
        for (LogRecord record : scope.getLogRecordsList()) {
          Shipped around = Shipped.BARE.inside(new OtlpAttributes(record, scope, resource));
          signal |= record(record, around, sieve, line, to);
        }
      }
    }
    return signal;
  }

  private static boolean record(
      LogRecord record,
      Shipped around,
      Sieve sieve,
      Predicate<Shipped> line,
      Envelopes.Contents to) {
    // Other programs name their events too, and have the line in the body.
    if (around.telemetry().get(CliEvent.NAME) != null && to.line(around)) {
      return true;
    }
    ByteString body = text(record.getBody());
    byte[] bytes = body.toByteArray();
    boolean signal = false;
    for (int from = 0; from <= bytes.length; ) {
      int end = ByteScan.indexOf(bytes, from, bytes.length, (byte) '\n');
      if (sieve.mayHoldSignal(bytes, from, end)) {
        String one = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        signal |= line.test(around.with(one));
      } else if (end > from || from == 0) {
        to.noise(1);
      }
      from = end + 1;
    }
    return signal;
  }

  /** A body is the line, or a map with the line in a field that is known. */
  private static ByteString text(AnyValue body) {
    return switch (body.getValueCase()) {
      case STRING_VALUE -> body.getStringValueBytes();
      case BYTES_VALUE -> body.getBytesValue();
      case KVLIST_VALUE -> member(body.getKvlistValue().getValuesList());
      default -> ByteString.EMPTY;
    };
  }

  private static ByteString member(List<KeyValue> fields) {
    for (JsonRule rule : JsonRule.ALL) {
      for (KeyValue field : fields) {
        if (field.getKey().equals(rule.text()) && field.getValue().hasStringValue()) {
          return field.getValue().getStringValueBytes();
        }
      }
    }
    return ByteString.EMPTY;
  }

  /** How many bodies the JSON form holds: for the count of noise, without reading it. */
  static int countBodies(byte[] bytes, int from, int to) {
    return Math.max(1, countMembers(BODY, bytes, from, to));
  }

  /** Whether the JSON form may hold a body in Base64, where no needle is found. */
  static boolean mayHoldBytes(byte[] bytes, int from, int to) {
    return countMembers(BYTES_BODY, bytes, from, to) > 0;
  }

  private static int countMembers(byte[] name, byte[] bytes, int from, int to) {
    int members = 0;
    for (int at = ByteScan.indexOf(bytes, from, to, (byte) '"');
        at <= to - name.length;
        at = ByteScan.indexOf(bytes, at + 1, to, (byte) '"')) {
      int colon = at + name.length;
      boolean member = colon < to && (bytes[colon] == ':' || bytes[colon] == ' ');
      for (int i = 0; i < name.length && member; i++) {
        member = bytes[at + i] == name[i];
      }
      members += member ? 1 : 0;
    }
    return members;
  }

  @Override
  public String toString() {
    return "Otlp[" + logs.getResourceLogsCount() + "]";
  }
}
