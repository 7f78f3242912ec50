package io.barograph.replay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Records as {@code kcat -J} prints them: keys, values and headers byte by byte, with an escape for
 * what JSON forbids and nothing else (yajl_encode.c of YAJL 2.1, which kcat 1.7 is built with).
 */
public final class KcatDump {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Adds a record, on a line of its own. */
  public void add(ConsumerRecord<byte[], byte[]> record) {
    write("{\"topic\":\"" + record.topic() + "\",\"partition\":" + record.partition());
    write(",\"offset\":" + record.offset() + ",\"tstype\":\"create\",\"ts\":" + record.timestamp());
    write(",\"broker\":1,\"headers\":[");
    String comma = "";
    for (Header header : record.headers()) {
      write(comma);
      text(header.key().getBytes(StandardCharsets.UTF_8));
      write(",");
      text(header.value());
      comma = ",";
    }
    write("],\"key\":");
    text(record.key());
    write(",\"payload\":");
    text(record.value());
    write("}\n");
  }

  /** All lines so far. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  private void text(byte @Nullable [] bytes) {
    if (bytes == null) {
      write("null");
      return;
    }
    write("\"");
    for (byte b : bytes) {
      String escape = escape(b);
      if (escape == null) {
        out.write(b);
      } else {
        write(escape);
      }
    }
    write("\"");
  }

  private static @Nullable String escape(byte b) {
    return switch (b) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\f' -> "\\f";
      case '\b' -> "\\b";
      case '\\' -> "\\\\";
      case '"' -> "\\\"";
      default -> b >= 0 && b < ' ' ? "\\u%04X".formatted(b) : null;
    };
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
