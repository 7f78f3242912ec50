package io.barograph.core.signal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The few primitives that states and sightings are packed with: internal topics and stores hold no
 * JSON. Times keep microseconds, the finest any CLI prints.
 */
public final class Packed {
  private Packed() {}

  /** Writes a value. */
  public interface Writer {
    void writeTo(DataOutput out) throws IOException;
  }

  /** Reads a value. */
  public interface Reader<T> {
    T readFrom(DataInput in) throws IOException;
  }

  public static byte[] pack(Writer value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try {
      value.writeTo(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("a value did not fit", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #pack} made.
   *
   * @throws UncheckedIOException if the bytes are cut short or of another version
   */
  public static <T> T unpack(byte[] bytes, Reader<T> reader) {
    try {
      return reader.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException("packed bytes do not read", e);
    }
  }

  public static void writeInstant(DataOutput out, Instant time) throws IOException {
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  public static Instant readInstant(DataInput in) throws IOException {
    return Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
  }

  public static void writeOptional(DataOutput out, @Nullable Instant time) throws IOException {
    out.writeBoolean(time != null);
    if (time != null) {
      writeInstant(out, time);
    }
  }

  public static @Nullable Instant readOptionalInstant(DataInput in) throws IOException {
    return in.readBoolean() ? readInstant(in) : null;
  }

  public static void writeOptional(DataOutput out, @Nullable Duration length) throws IOException {
    out.writeLong(length == null ? -1 : length.toNanos());
  }

  public static @Nullable Duration readOptionalDuration(DataInput in) throws IOException {
    long nanos = in.readLong();
    return nanos < 0 ? null : Duration.ofNanos(nanos);
  }

  public static void writeOptional(DataOutput out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  public static @Nullable String readOptionalString(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  /** Enums are packed by name: their order may change, their names may not. */
  public static void writeEnum(DataOutput out, Enum<?> value) throws IOException {
    out.writeUTF(value.name());
  }

  public static <E extends Enum<E>> E readEnum(DataInput in, Class<E> type) throws IOException {
    String name = in.readUTF();
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new IOException("packed by a newer version: no such " + type.getSimpleName(), e);
    }
  }

  public static void writeOptional(DataOutput out, @Nullable Enum<?> value) throws IOException {
    out.writeUTF(value == null ? "" : value.name());
  }

  public static <E extends Enum<E>> @Nullable E readOptionalEnum(DataInput in, Class<E> type)
      throws IOException {
    String name = in.readUTF();
    if (name.isEmpty()) {
      return null;
    }
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new IOException("packed by a newer version: no such " + type.getSimpleName(), e);
    }
  }
}
