package io.barograph.ingest;

import com.fasterxml.jackson.databind.node.TextNode;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts every envelope around a line, and some around each other. */
final class Wrapping {
  /** With {@code %t} for the line as it is, {@code %s} for it as a JSON string. */
  private static final List<String> TEXTS =
      List.of(
          "%t",
          "%t\n",
          "hm\n%t\nhm",
          "\ufeff%t",
          "Nov 22 14:22:39 devbox-7 codex[4242]: %t\n",
          "<131>1 2026-11-22T14:22:39.580338+00:00 devbox-7 codex 4242 - - %t\n",
          "2026-11-22T14:22:39.580338Z stderr F %t",
          "%s",
          "{\"time\":\"2026-11-22T14:29:58.1Z\",\"user\":\"dana\",\"host\":\"h\",\"line\":%s}",
          "{\"file\":\"/v/c.err\",\"message\":%s,\"source_type\":\"file\",\"timestamp\":\"2026\"}",
          "{\"@timestamp\":1795358155.669322,\"log\":%s,\"user\":\"dana\"}",
          "{\"version\":\"1.1\",\"short_message\":%s,\"host\":\"vm\",\"timestamp\":1795358155.6}",
          "{\"@timestamp\":\"2026-11-22T14:29:58Z\",\"message\":%s,\"ecs\":{\"version\":\"8.0.0\"}}",
          "{\"message\":%s,\"@version\":\"1\",\"@timestamp\":\"2026-11-22T14:29:58Z\"}",
          "{\"PROGRAM\":\"codex\",\"PRIORITY\":\"notice\",\"MESSAGE\":%s,\"HOST\":\"vm\"}",
          "{\"MESSAGE\":%s,\"_HOSTNAME\":\"vm\",\"__REALTIME_TIMESTAMP\":\"1795358155669322\"}",
          "{\"msg\":%s,\"level\":\"error\"}",
          "{\"schema\":{\"type\":\"string\",\"optional\":false},\"payload\":%s}",
          "[{\"message\":\"hm\",\"date\":1.5},{\"message\":%s,\"date\":1.5}]",
          "{\"message\":\"hm\"}\n{\"message\":%s}\n",
          "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":\"hm\"}},"
              + "{\"timeUnixNano\":\"1\",\"body\":{\"stringValue\":%s}}]}]}]}",
          "{\"a\":{\"b\":[%s,1]}}");

  private Wrapping() {}

  static List<byte[]> around(String line) {
    List<byte[]> values = new ArrayList<>();
    String inner = null;
    for (String text : TEXTS) {
      String value = wrapped(text, line);
      values.add(bytes(value));
      // A container's JSON in a shipper's, and that behind a prefix.
      inner = text.contains("\"log\"") ? value : inner;
    }
    values.add(bytes(wrapped("{\"log\":%s,\"stream\":\"stderr\"}", String.valueOf(inner))));
    values.add(bytes("Nov 22 14:22:39 devbox-7 codex[4242]: " + inner));
    values.add(proto(line));
    return values;
  }

  private static String wrapped(String text, String line) {
    return text.replace("%t", line).replace("%s", TextNode.valueOf(line).toString());
  }

  /** With a second record, and an attribute that begins as an event's does. */
  private static byte[] proto(String line) {
    return LogsData.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .addScopeLogs(
                    ScopeLogs.newBuilder()
                        .addLogRecords(LogRecord.newBuilder().setBody(text("hm")))
                        .addLogRecords(
                            LogRecord.newBuilder()
                                .setBody(text(line))
                                .addAttributes(
                                    KeyValue.newBuilder().setKey("event").setValue(text("hm"))))))
        .build()
        .toByteArray();
  }

  private static AnyValue text(String text) {
    return AnyValue.newBuilder().setStringValue(text).build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
