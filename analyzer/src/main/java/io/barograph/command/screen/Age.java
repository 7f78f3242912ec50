package io.barograph.command.screen;

import java.time.Duration;

/** How long something has lasted, in few letters. */
final class Age {
  private Age() {}

  /** Such as 40s, 8m, 2h10m or 3d4h; nothing is younger than 0s. */
  static String of(Duration age) {
    if (age.isNegative()) {
      return "0s";
    }
    if (age.toMinutes() == 0) {
      return age.toSeconds() + "s";
    }
    if (age.toHours() == 0) {
      return age.toMinutes() + "m";
    }
    return age.toDays() == 0
        ? age.toHours() + "h" + (age.toMinutesPart() == 0 ? "" : age.toMinutesPart() + "m")
        : age.toDays() + "d" + (age.toHoursPart() == 0 ? "" : age.toHoursPart() + "h");
  }
}
