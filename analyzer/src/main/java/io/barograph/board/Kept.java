package io.barograph.board;

import java.util.List;

/** Bounds on what is kept of a record, so that none can fill the memory. */
final class Kept {
  /** Characters; the longest text that the schemas allow, the reason of an advice. */
  private static final int LONGEST = 4000;

  /** As many as the schemas allow of hosts, sentences and causes. */
  private static final int MOST = 256;

  private Kept() {}

  /**
   * The text, cut if it is too long.
   *
   * @throws NullPointerException if the record does not tell it
   */
  static String text(String told) {
    return told.length() <= LONGEST ? told : told.substring(0, LONGEST);
  }

  static List<String> texts(List<String> told) {
    return told.stream().limit(MOST).map(Kept::text).toList();
  }

  static <T> List<T> list(List<T> told) {
    return told.stream().limit(MOST).toList();
  }
}
