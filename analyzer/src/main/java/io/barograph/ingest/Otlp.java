package io.barograph.ingest;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.barograph.core.dialect.CliEvent;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry logs: one record of Kafka holds many of theirs. */
record Otlp(LogsData logs) {
  /** The tag of the one field of LogsData; also a line feed. */
  static final byte FIRST_BYTE = 0x0A;

  private static final byte[] BODY = "\"body\"".getBytes(StandardCharsets.US_ASCII);

  /** The binary form; null for what is none. */
  static @Nullable Otlp read(byte[] value) {
    try {
      return new Otlp(LogsData.parseFrom(value));
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
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
    int bodies = 0;
    for (int at = ByteScan.indexOf(bytes, from, to, (byte) '"');
        at <= to - BODY.length;
        at = ByteScan.indexOf(bytes, at + 1, to, (byte) '"')) {
      boolean body = true;
      for (int i = 0; i < BODY.length && body; i++) {
        body = bytes[at + i] == BODY[i];
      }
      int colon = at + BODY.length;
      bodies += body && colon < to && (bytes[colon] == ':' || bytes[colon] == ' ') ? 1 : 0;
    }
    return Math.max(1, bodies);
  }

  @Override
  public String toString() {
    return "Otlp[" + logs.getResourceLogsCount() + "]";
  }
}
