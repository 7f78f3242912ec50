package io.barograph.core.sequence;

import io.barograph.core.signal.Signal.NoticeForm;
import org.jspecify.annotations.Nullable;

/**
 * Which grammar a version prints its notices in. A notice of another era inside a run is log text
 * that somebody pasted or a command printed. Borders are known to about two releases; each is
 * widened by four, and versions newer than those recorded are never judged.
 */
final class Era {
  private static final int NEWEST_RECORDED = 163;

  private Era() {}

  /** Whether the version may print the form; true where the version is unknown. */
  static boolean prints(@Nullable String version, NoticeForm form) {
    int minor = minorOf(version);
    if (minor < 0 || minor > NEWEST_RECORDED) {
      return true;
    }
    return switch (form) {
      case STAMPED_STREAM_ERROR -> minor <= 46;
      case STREAM_ERROR -> minor >= 39 && minor <= 50;
      case RECONNECTING -> minor >= 41 && minor <= 122;
      case ERROR_RECONNECTING -> minor >= 114;
      case JSON -> true;
    };
  }

  /** The minor number of a version 0.x, or -1. */
  private static int minorOf(@Nullable String version) {
    if (version == null || !version.startsWith("0.")) {
      return -1;
    }
    int minor = 0;
    int digits = 0;
    for (int i = 2; i < version.length() && digits < 5; i++, digits++) {
      char c = version.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      minor = minor * 10 + (c - '0');
    }
    return digits == 0 ? -1 : minor;
  }
}
