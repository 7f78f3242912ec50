package io.barograph.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.core.signal.Sighting;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a line costs in each envelope when 99 of 100 are noise, in nanoseconds a line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnvelopeBenchmark implements Recognised {
  private static final int LINES = 800;
  private static final int LINES_A_BATCH = 8;
  private static final String NOISE =
      "2026-11-22T14:19:57.468494Z  INFO codex_core::exec: finished step 17 of the build in 412 ms,"
          + " nothing to report, 23 files were read and none was written";

  @Param({
    "text",
    "rfc3164",
    "rfc5424",
    "native_json",
    "vector",
    "fluent_bit",
    "gelf",
    "ecs",
    "ecs_large",
    "logstash",
    "syslog_ng",
    "connect",
    "json_string",
    "otlp_json",
    "otlp_proto"
  })
  String envelope = "text";

  private final Recogniser recogniser = Recognisers.byDefault(Duration.ofSeconds(30), 200);
  private final RecordSieve sieve = recogniser.sieve();
  private final List<RawRecord> records = new ArrayList<>();
  private long heard;

  @Setup
  public void ship() {
    boolean batched = envelope.startsWith("otlp");
    for (int from = 0; from < LINES; from += batched ? LINES_A_BATCH : 1) {
      List<String> lines = new ArrayList<>();
      for (int i = from; i < from + (batched ? LINES_A_BATCH : 1); i++) {
        lines.add(i % 100 == 99 ? Heard.FAILED : NOISE + ' ' + i);
      }
      records.add(Heard.record(value(lines), null, Map.of("user", "alice"), Heard.AT));
    }
  }

  @Benchmark
  @OperationsPerInvocation(LINES)
  public long read() {
    for (RawRecord record : records) {
      recogniser.read(record, this);
    }
    return heard;
  }

  /** What the consumer's sieve asks; {@code -prof gc} shows what noise allocates. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public long sift() {
    for (RawRecord record : records) {
      Noise noise = sieve.noiseIn(record.value());
      heard += noise == null ? 1 : noise.lines();
    }
    return heard;
  }

  private byte[] value(List<String> lines) {
    String line = lines.get(0);
    return switch (envelope) {
      case "text" -> bytes(line);
      case "rfc3164" -> bytes("Nov 22 14:22:39 devbox-7 codex[4242]: " + line + "\n");
      case "rfc5424" ->
          bytes("<131>1 2026-11-22T14:22:39.580338+00:00 devbox-7 codex 4242 - - " + line + "\n");
      case "json_string" -> bytes(quoted(line));
      case "otlp_proto" -> proto(lines);
      case "otlp_json" -> bytes(otlpJson(lines));
      default -> bytes(object().replace("%s", quoted(line)));
    };
  }

  private String object() {
    String time = "\"2026-11-22T14:29:58.123456789Z\"";
    return switch (envelope) {
      case "native_json" ->
          "{\"time\":" + time + ",\"user\":\"alice\",\"host\":\"devbox-7\",\"line\":%s}";
      case "vector" ->
          "{\"file\":\"/var/log/codex/alice.err\",\"host\":\"devbox-7\",\"message\":%s,"
              + "\"source_type\":\"file\",\"timestamp\":"
              + time
              + "}";
      case "fluent_bit" -> "{\"@timestamp\":1795358155.669322,\"log\":%s,\"user\":\"alice\"}";
      case "gelf" ->
          "{\"version\":\"1.1\",\"short_message\":%s,\"host\":\"vm\",\"timestamp\":1795358155.667}";
      case "ecs" ->
          "{\"@timestamp\":"
              + time
              + ",\"message\":%s,\"ecs\":{\"version\":\"8.0.0\"},\"host\":{\"name\":\"devbox-7\"}}";
      case "ecs_large" ->
          "{\"@timestamp\":"
              + time
              + ",\"host\":{\"os\":{\"kernel\":\"6.1.0\",\"name\":\"Debian\"},\"ip\":["
              + "\"10.0.0.7\",\"fe80::1\",".repeat(20)
              + "\"::1\"],\"name\":\"devbox-7\"},\"message\":%s,\"ecs\":{\"version\":\"8\"}}";
      case "logstash" -> "{\"message\":%s,\"@version\":\"1\",\"@timestamp\":" + time + "}";
      case "syslog_ng" ->
          "{\"PROGRAM\":\"codex\",\"PRIORITY\":\"notice\",\"MESSAGE\":%s,\"HOST\":\"vm\"}";
      case "connect" -> "{\"schema\":{\"type\":\"string\",\"optional\":false},\"payload\":%s}";
      default -> throw new IllegalArgumentException(envelope);
    };
  }

  private static String otlpJson(List<String> lines) {
    StringBuilder records = new StringBuilder();
    for (String line : lines) {
      records.append(records.isEmpty() ? "" : ",");
      records.append("{\"timeUnixNano\":\"1795358155667287234\",\"body\":{\"stringValue\":");
      records.append(quoted(line)).append("}}");
    }
    return "{\"resourceLogs\":[{\"resource\":{},\"scopeLogs\":[{\"scope\":{},\"logRecords\":["
        + records
        + "]}]}]}";
  }

  private static byte[] proto(List<String> lines) {
    ScopeLogs.Builder scope = ScopeLogs.newBuilder();
    for (String line : lines) {
      scope.addLogRecords(
          LogRecord.newBuilder()
              .setTimeUnixNano(1_795_358_155_667_287_234L)
              .setBody(AnyValue.newBuilder().setStringValue(line)));
    }
    KeyValue host =
        KeyValue.newBuilder()
            .setKey("host.name")
            .setValue(AnyValue.newBuilder().setStringValue("devbox-7"))
            .build();
    return LogsData.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(host))
                .addScopeLogs(scope))
        .build()
        .toByteArray();
  }

  private static String quoted(String text) {
    return new ObjectMapper().valueToTree(text).toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void envelope(Envelope found) {
    heard++;
  }

  @Override
  public void signal(Sighting sighting, Provenance provenance) {
    heard++;
  }

  @Override
  public void noise(int lines) {
    heard += lines;
  }

  @Override
  public void unreadable(Unreadable unreadable) {
    throw new IllegalStateException(unreadable.toString());
  }
}
