package io.barograph.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a record as fuzzers do: flips, cuts, repeats, splices, and bytes with a meaning. */
final class Mutation {
  private static final String[] TELLING = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    ":",
    ",",
    "\n",
    "\r",
    "\0",
    "\\u0000",
    "\\ud800",
    "{\"line\":\"",
    "{\"log\":",
    "\"payload\":",
    "\"resourceLogs\":",
    "<13>1 ",
    "Nov 22 14:22:39 ",
    "99999999999999",
    "1e999999999",
    "\u001b[31m",
    "\ufeff",
    "…",
    "codex",
    "user",
    "null",
    "-1",
    "\n\u0002\b\u0001"
  };

  private Mutation() {}

  static byte[] of(byte[] value, List<ShipperSample> others, Random random) {
    byte[] mutated = value;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      mutated = once(mutated, others, random);
    }
    return mutated;
  }

  private static byte[] once(byte[] value, List<ShipperSample> others, Random random) {
    int at = value.length == 0 ? 0 : random.nextInt(value.length);
    int to = at + (value.length == at ? 0 : random.nextInt(Math.min(64, value.length - at)));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(value, at, random);
      case 1 -> Arrays.copyOf(value, at);
      case 2 -> spliced(value, at, to, new byte[0]);
      case 3 -> spliced(value, at, at, Arrays.copyOfRange(value, at, to));
      case 4 -> spliced(value, at, to, telling(random));
      case 5 -> spliced(value, at, at, telling(random));
      default -> spliced(value, at, value.length, tail(others, random));
    };
  }

  private static byte[] flipped(byte[] value, int at, Random random) {
    byte[] mutated = value.clone();
    if (mutated.length > 0) {
      mutated[at] ^= (byte) (1 << random.nextInt(8));
    }
    return mutated;
  }

  private static byte[] telling(Random random) {
    return TELLING[random.nextInt(TELLING.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] tail(List<ShipperSample> others, Random random) {
    byte[] other = others.get(random.nextInt(others.size())).value();
    return Arrays.copyOfRange(other, random.nextInt(other.length), other.length);
  }

  private static byte[] spliced(byte[] value, int from, int to, byte[] inserted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(value, 0, from);
    out.writeBytes(inserted);
    out.write(value, to, value.length - to);
    return out.toByteArray();
  }
}
