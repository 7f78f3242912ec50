package io.barograph.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Packs a value small: numbers take as many bytes as they need, a time is told by its distance from
 * the one before, and a text that was told already by its place. {@link Unpacking} reads it.
 */
public final class Packing {
  static final int PLAIN = 0;
  static final int TOLD = 1;
  static final int WIDE = 2;
  static final int ID = 3;

  /** Characters of an id as Codex prints it. */
  static final int ID_LENGTH = 36;

  private static final long MICROS = 1_000_000;

  private byte[] bytes = new byte[160];
  private int length;
  private @Nullable String[] texts = new String[8];
  private int told;
  private long lastMicros;

  /** Both sides know the text: it is told by its place from the first time on. */
  public void know(String text) {
    if (told == texts.length) {
      texts = Arrays.copyOf(texts, told * 2);
    }
    texts[told++] = text;
  }

  /** 0 to 255. */
  public void octet(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) value;
  }

  public void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /** Any number; those from 0 to 127 take one byte. */
  public void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    octet((int) rest);
  }

  public void time(Instant time) {
    long seconds = Math.multiplyExact(time.getEpochSecond(), MICROS);
    int nanos = time.getNano();
    long micros = Math.addExact(seconds, nanos / 1000);
    long away = micros - lastMicros;
    lastMicros = micros;
    // To either side, and room for null and for what is finer than a microsecond.
    number(fine((away << 1) ^ (away >> 63), nanos % 1000) + 1);
    finer(nanos % 1000);
  }

  public void optional(@Nullable Instant time) {
    if (time == null) {
      octet(0);
    } else {
      time(time);
    }
  }

  /** Not negative. */
  public void duration(Duration value) {
    long micros =
        Math.addExact(Math.multiplyExact(value.getSeconds(), MICROS), value.getNano() / 1000);
    number(fine(micros, value.getNano() % 1000) + 1);
    finer(value.getNano() % 1000);
  }

  public void optional(@Nullable Duration value) {
    if (value == null) {
      octet(0);
    } else {
      duration(value);
    }
  }

  /**
   * An enum, by its place: a new value goes to the end, and whoever moves one raises the numbers of
   * all formats.
   */
  public void one(Enum<?> value) {
    number(place(value) + 1L);
  }

  public void optional(@Nullable Enum<?> value) {
    number(value == null ? 0 : place(value) + 1L);
  }

  /** The place is what is packed, and a test holds it. */
  @SuppressWarnings("EnumOrdinal")
  private static int place(Enum<?> value) {
    return value.ordinal();
  }

  public void text(String text) {
    for (int i = 0; i < told; i++) {
      if (text.equals(texts[i])) {
        token(i, TOLD);
        return;
      }
    }
    know(text);
    if (isId(text)) {
      id(text);
    } else if (isPlain(text)) {
      token(text.length(), PLAIN);
      for (int i = 0; i < text.length(); i++) {
        octet(text.charAt(i));
      }
    } else {
      token(text.length(), WIDE);
      for (int i = 0; i < text.length(); i++) {
        number(text.charAt(i));
      }
    }
  }

  public void optional(@Nullable String text) {
    if (text == null) {
      octet(0);
    } else {
      text(text);
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void token(int value, int kind) {
    number((((long) value << 2) | kind) + 1);
  }

  private void id(String text) {
    token(0, ID);
    int half = -1;
    for (int i = 0; i < ID_LENGTH; i++) {
      if (!isHyphen(i)) {
        int digit = Character.digit(text.charAt(i), 16);
        if (half >= 0) {
          octet((half << 4) | digit);
        }
        half = half >= 0 ? -1 : digit;
      }
    }
  }

  private static long fine(long micros, int nanos) {
    return (micros << 1) | (nanos == 0 ? 0 : 1);
  }

  private void finer(int nanos) {
    if (nanos != 0) {
      number(nanos);
    }
  }

  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** In lower case, hyphens where they belong: only such an id is the same when it is read. */
  private static boolean isId(String text) {
    if (text.length() != ID_LENGTH) {
      return false;
    }
    for (int i = 0; i < ID_LENGTH; i++) {
      char c = text.charAt(i);
      boolean fits = isHyphen(i) ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Where an id has its hyphens. */
  static boolean isHyphen(int at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
  }
}
