package io.barograph.core.dialect;

import java.util.Random;

/** Small damage to a line: what editors, terminals, shippers and chance do to it. */
final class Mutations {
  private static final String[] PIECES = {
    " ",
    ";",
    "\"",
    "\\",
    "{",
    "}",
    "\u001b",
    "\u001b[2m",
    "\u001b]",
    "[",
    "]",
    "…",
    "ÔÇª",
    "\ud83d",
    "401",
    "1/5",
    "retrying ",
    "ERROR: ",
    "stream error: ",
    "\u0000",
    "\ufeff",
    "\u00b5s",
    "}: codex_"
  };

  private Mutations() {}

  static String of(String line, Random random) {
    StringBuilder text = new StringBuilder(line);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
        case 2 -> text.setLength(at);
        case 3 -> text.delete(0, at);
        default -> text.insert(at, (char) random.nextInt(0x10000));
      }
    }
    return text.toString();
  }
}
