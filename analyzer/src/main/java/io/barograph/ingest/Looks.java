package io.barograph.ingest;

import com.google.re2j.Pattern;

/** What a run of characters looks like: a word, a name, or chance. */
final class Looks {
  /** Words as prose and code write them: {@code Unauthorized}, {@code refresh_token_reused}. */
  private static final Pattern WORD =
      Pattern.compile("[A-Z]?[a-z]{2,}(?:[_.-]?[A-Z]?[a-z]{2,})*|[A-Z]{1,16}");

  /** More digits in a row may be of a token. */
  private static final int LONGEST_NUMBER = 4;

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final Pattern UNBROKEN = Pattern.compile("[A-Za-z0-9]{40}");

  private static final Pattern NO_VALUE =
      Pattern.compile("(?i)null|none|nil|undefined|true|false|[0-9]{1,3}|.?");

  /** Above the 43 characters of a SHA-256 in base64, which is what user ids are made of. */
  private static final int LONGEST_ID = 100;

  private Looks() {}

  static boolean likeWord(String run) {
    return WORD.matches(run);
  }

  /**
   * Lower-case words and short numbers, as hosts, files and mail addresses are made of, or one
   * number in hexadecimal. No pattern: every new session, host and user is asked for.
   */
  static boolean likeName(String run) {
    return areWords(run) || isHexadecimal(run);
  }

  /** {@code /?[a-z]+[0-9]{0,4}([_.@+/-][a-z]*[0-9]{0,4})*}. */
  private static boolean areWords(String run) {
    int first = run.startsWith("/") ? 1 : 0;
    if (first == run.length() || !isSmall(run.charAt(first))) {
      return false;
    }
    int digits = 0;
    for (int i = first; i < run.length(); i++) {
      char c = run.charAt(i);
      if (isDigit(c)) {
        digits++;
      } else if (isSmall(c) ? digits > 0 : "_.@+/-".indexOf(c) < 0) {
        return false;
      } else {
        digits = 0;
      }
      if (digits > LONGEST_NUMBER) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexadecimal(String run) {
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (!isDigit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F') && c != '-') {
        return false;
      }
    }
    return !run.isEmpty();
  }

  /** Whether it is one word of letters, digits, dots, underscores and hyphens. */
  static boolean isUnspaced(String run) {
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      boolean letter = isSmall(c) || (c >= 'A' && c <= 'Z');
      if (!letter && !isDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a field that is called a secret holds anything. */
  static boolean likeValue(String run) {
    return !NO_VALUE.matches(run);
  }

  static boolean likeOpaqueToken(String run) {
    return run.length() >= LONGEST_ID && run.indexOf(' ') < 0 && likeChance(run);
  }

  /**
   * Whether the run was probably drawn by chance: the kind of character (capital, small, digit)
   * changes far more often than in words, paths and names. Two letters or digits drawn from 62 are
   * of different kinds in 62 % of cases, two hexadecimal digits in 47 %, two letters of camel case
   * in about 30 %. Ids in hexadecimal of up to 39 digits and UUIDs do not count as chance.
   */
  static boolean likeChance(String run) {
    if (UNBROKEN.matcher(run).find()) {
      return true;
    }
    Kinds kinds = Kinds.of(UUID.matcher(run).replaceAll("/"));
    if (kinds.capitals > 0 && kinds.small > 0) {
      return kinds.changes >= (kinds.digits > 0 ? 0.3 : 0.45) * kinds.all();
    }
    return kinds.all() >= 40 && kinds.digits > 0 && kinds.changes >= 0.2 * kinds.all();
  }

  /** How many characters of each kind, and how often a kind follows another; signs do not count. */
  private record Kinds(int capitals, int small, int digits, int changes) {
    static Kinds of(String run) {
      int[] counts = new int[3];
      int changes = 0;
      int before = -1;
      for (int i = 0; i < run.length(); i++) {
        int kind = kind(run.charAt(i));
        if (kind >= 0) {
          counts[kind]++;
          changes += before >= 0 && before != kind ? 1 : 0;
          before = kind;
        }
      }
      return new Kinds(counts[0], counts[1], counts[2], changes);
    }

    private static int kind(char c) {
      if (c >= 'A' && c <= 'Z') {
        return 0;
      }
      if (c >= 'a' && c <= 'z') {
        return 1;
      }
      return c >= '0' && c <= '9' ? 2 : -1;
    }

    int all() {
      return capitals + small + digits;
    }
  }
}
