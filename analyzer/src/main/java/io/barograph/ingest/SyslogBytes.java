package io.barograph.ingest;

/** Tells on bytes whether a line seems to stand behind a syslog prefix: for the count only. */
final class SyslogBytes {
  private static final int BSD_TIME = 15;

  private SyslogBytes() {}

  static boolean isPrefixed(byte[] bytes, int from, int to) {
    if (to - from <= BSD_TIME) {
      return false;
    }
    byte first = bytes[from];
    if (first == '<') {
      return isDigit(bytes[from + 1]);
    }
    if (first >= 'A' && first <= 'S') {
      return bytes[from + 3] == ' ' && bytes[from + 9] == ':' && bytes[from + 12] == ':';
    }
    return isDigit(first) && bytes[from + 10] == 'T' && isOrigin(bytes, from + 19, to);
  }

  /** Behind a time: a host that is no level, and a tag. */
  private static boolean isOrigin(byte[] bytes, int from, int to) {
    int host = ByteScan.indexOf(bytes, from, to, (byte) ' ') + 1;
    int tag = ByteScan.indexOf(bytes, host, to, (byte) ' ') + 1;
    int end = ByteScan.indexOf(bytes, tag, to, (byte) ' ') - 1;
    if (end >= to || end <= tag || tag <= host) {
      return false;
    }
    return bytes[end] == ':' ? bytes[end - 1] != ':' && !isLevel(bytes, host) : bytes[end] == ']';
  }

  /** Capitals alone, as many as levels have and with the first letter of one. */
  private static boolean isLevel(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] >= 'A' && bytes[at] <= 'Z') {
      at++;
    }
    return bytes[at] == ' '
        && at - from >= "INFO".length()
        && at - from <= "WARNING".length()
        && "EWIDTFN".indexOf(bytes[from]) >= 0;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
