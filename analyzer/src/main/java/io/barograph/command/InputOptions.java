package io.barograph.command;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.UserId;
import io.barograph.replay.Given;
import io.barograph.replay.LinePattern;
import io.barograph.replay.ReplayException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code replay} and {@code explain} read, and what is said of it. */
final class InputOptions {
  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = {
        "How lines are prefixed: a regular expression (RE2) with the named group line,",
        "and as it has them time, user, host and session, such as",
        "'^(?P<time>\\S+) (?P<host>\\S+) (?P<line>.*)$'."
      })
  @Nullable String pattern;

  @Option(names = "--user", paramLabel = "U", description = "Whose lines, where they do not say.")
  @Nullable String user;

  @Option(names = "--host", paramLabel = "H", description = "Written where, if they do not say.")
  @Nullable String host;

  @Option(
      names = "--start",
      paramLabel = "T",
      description = "When the first line was written, for a file without any time (RFC 3339).")
  @Nullable String start;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files; - is standard input.")
  List<String> files = List.of();

  Given given() {
    return new Given(
        user == null ? null : new UserId(notBlank("--user", user)),
        host == null ? null : new HostId(notBlank("--host", host)),
        start == null ? null : instant("--start", start),
        pattern == null ? null : compiled(pattern));
  }

  static Instant instant(String option, String time) {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      throw new UsageFailure(
          option + " must be a time such as 2026-01-01T00:00:00Z but was " + time);
    }
  }

  private static String notBlank(String option, String value) {
    if (value.isBlank()) {
      throw new UsageFailure(option + " must not be blank");
    }
    return value;
  }

  private static LinePattern compiled(String regex) {
    try {
      return LinePattern.of(regex);
    } catch (ReplayException e) {
      throw new UsageFailure(e.getMessage());
    }
  }
}
