package io.barograph.core.signal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packing} wrote, in the same order. */
public final class Unpacking {
  private static final long MICROS = 1_000_000;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private static final ClassValue<Object[]> VALUES =
      new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
          return type.getEnumConstants();
        }
      };

  private final byte[] bytes;
  private int at;
  private @Nullable String[] texts = new String[8];
  private int told;
  private long lastMicros;

  Unpacking(byte[] bytes) {
    this.bytes = bytes;
  }

  /** As {@link Packing#know} was told. */
  public void know(String text) {
    if (told == texts.length) {
      texts = Arrays.copyOf(texts, told * 2);
    }
    texts[told++] = text;
  }

  public int octet() throws IOException {
    if (at == bytes.length) {
      throw new EOFException("packed bytes end too soon");
    }
    return bytes[at++] & 0xFF;
  }

  public boolean flag() throws IOException {
    return octet() != 0;
  }

  public long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = octet();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IOException("a packed number does not end");
  }

  /** A count of things that follow, each of at least a byte: more than bytes are left is damage. */
  public int count() throws IOException {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw new EOFException("packed bytes end too soon");
    }
    return (int) count;
  }

  public Instant time() throws IOException {
    return present(optionalTime());
  }

  public @Nullable Instant optionalTime() throws IOException {
    long token = number();
    if (token == 0) {
      return null;
    }
    long away = (token - 1) >>> 1;
    int nanos = finer(token);
    lastMicros += (away >>> 1) ^ -(away & 1);
    return Instant.ofEpochSecond(
        Math.floorDiv(lastMicros, MICROS), Math.floorMod(lastMicros, MICROS) * 1000 + nanos);
  }

  public Duration duration() throws IOException {
    return present(optionalDuration());
  }

  public @Nullable Duration optionalDuration() throws IOException {
    long token = number();
    if (token == 0) {
      return null;
    }
    long micros = (token - 1) >>> 1;
    int nanos = finer(token);
    if (micros == 0 && nanos == 0) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds(micros / MICROS, micros % MICROS * 1000 + nanos);
  }

  public <E extends Enum<E>> E one(Class<E> type) throws IOException {
    return present(optional(type));
  }

  public <E extends Enum<E>> @Nullable E optional(Class<E> type) throws IOException {
    long place = number();
    if (place == 0) {
      return null;
    }
    Object[] values = VALUES.get(type);
    if (place < 0 || place > values.length) {
      throw new IOException("packed by a newer version: no such " + type.getSimpleName());
    }
    return type.cast(values[(int) place - 1]);
  }

  public String text() throws IOException {
    return present(optionalText());
  }

  public @Nullable String optionalText() throws IOException {
    long token = number();
    if (token == 0) {
      return null;
    }
    long value = (token - 1) >>> 2;
    int kind = (int) (token - 1) & 3;
    if (kind == Packing.TOLD) {
      if (value >= told) {
        throw new IOException("a packed text was never told");
      }
      return texts[(int) value];
    }
    if (value > bytes.length - at) {
      throw new EOFException("packed bytes end too soon");
    }
    String text =
        kind == Packing.ID ? id() : kind == Packing.PLAIN ? plain((int) value) : wide((int) value);
    know(text);
    return text;
  }

  private String plain(int length) {
    String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    at += length;
    return text;
  }

  private String wide(int length) throws IOException {
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = (char) number();
    }
    return new String(text);
  }

  private String id() throws IOException {
    byte[] text = new byte[Packing.ID_LENGTH];
    int pair = -1;
    for (int i = 0; i < text.length; i++) {
      if (Packing.isHyphen(i)) {
        text[i] = '-';
      } else if (pair < 0) {
        pair = octet();
        text[i] = DIGITS[pair >> 4];
      } else {
        text[i] = DIGITS[pair & 15];
        pair = -1;
      }
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private int finer(long token) throws IOException {
    return ((token - 1) & 1) == 0 ? 0 : (int) number();
  }

  private static <T> T present(@Nullable T value) throws IOException {
    if (value == null) {
      throw new IOException("packed bytes lack what is always told");
    }
    return value;
  }
}
