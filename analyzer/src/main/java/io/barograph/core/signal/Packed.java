package io.barograph.core.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Values as bytes: internal topics and stores hold no JSON. */
public final class Packed {
  private Packed() {}

  /** Writes a value. */
  public interface Writer {
    void writeTo(Packing out);
  }

  /** Reads a value. */
  public interface Reader<T> {
    T readFrom(Unpacking in) throws IOException;
  }

  public static byte[] pack(Writer value) {
    Packing out = new Packing();
    value.writeTo(out);
    return out.toBytes();
  }

  /**
   * Reads what {@link #pack} made.
   *
   * @throws UncheckedIOException if the bytes are cut short or of another version
   */
  public static <T> T unpack(byte[] bytes, Reader<T> reader) {
    try {
      return reader.readFrom(new Unpacking(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("packed bytes do not read", e);
    }
  }

  /** A time by itself, in eight bytes, to the microsecond: the finest any CLI prints. */
  public static byte[] time(Instant time) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    return ByteBuffer.allocate(Long.BYTES).putLong(micros).array();
  }

  /**
   * Reads what {@link #time} made.
   *
   * @throws UncheckedIOException if it is no time
   */
  public static Instant timeOf(byte[] bytes) {
    if (bytes.length != Long.BYTES) {
      throw new UncheckedIOException(
          "packed bytes do not read", new IOException("a time takes eight bytes"));
    }
    return Instant.EPOCH.plus(ByteBuffer.wrap(bytes).getLong(), ChronoUnit.MICROS);
  }
}
