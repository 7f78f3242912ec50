package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Texts that were planted and may be nowhere else; looked for in pieces, on bytes. */
final class Canaries {
  /** So many bytes of a canary in a row betray it. */
  private static final int PIECE = Long.BYTES;

  private final Map<Long, String> pieces = new HashMap<>();
  private final Set<String> all = new LinkedHashSet<>();

  /**
   * Adds one.
   *
   * @param canary at least eight bytes, of which no eight in a row stand anywhere by right
   * @return the canary
   */
  String add(String canary) {
    byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
    assertThat(bytes).hasSizeGreaterThanOrEqualTo(PIECE);
    long piece = 0;
    for (int i = 0; i < bytes.length; i++) {
      piece = (piece << Byte.SIZE) | (bytes[i] & 0xff);
      if (i >= PIECE - 1) {
        pieces.put(piece, canary);
      }
    }
    all.add(canary);
    return canary;
  }

  Set<String> all() {
    return all;
  }

  /** Those of which a piece is in the bytes. */
  Set<String> in(byte[] bytes) {
    Set<String> found = new TreeSet<>();
    long piece = 0;
    for (int i = 0; i < bytes.length; i++) {
      piece = (piece << Byte.SIZE) | (bytes[i] & 0xff);
      String canary = i >= PIECE - 1 ? pieces.get(piece) : null;
      if (canary != null) {
        found.add(canary);
      }
    }
    return found;
  }
}
