package io.barograph.replay;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.barograph.ingest.Attributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression with named groups that tells the parts of a prefixed line. It runs in linear
 * time, whatever the expression: RE2 does not backtrack.
 */
public final class LinePattern {

  private static final Set<String> GROUPS =
      Set.of("time", "user", "host", "session", "account", "cli", "pid", "line");

  private final Pattern pattern;

  private LinePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The parts of one line. */
  record Parts(@Nullable Instant time, Attributes groups, String line) {}

  /**
   * Compiles it.
   *
   * @throws ReplayException if it is no regular expression, lacks the group {@code line}, or names
   *     a group that is not known
   */
  public static LinePattern of(String regex) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new ReplayException("--pattern is no regular expression: " + e.getDescription(), e);
    }
    Set<String> named = new TreeSet<>(pattern.namedGroups().keySet());
    if (!named.contains("line")) {
      throw new ReplayException(
          "--pattern must have the named group (?P<line>…); time, user, host, session, account, cli"
              + " and pid may stand beside it, but it has "
              + (named.isEmpty() ? "none" : named));
    }
    named.removeAll(GROUPS);
    if (!named.isEmpty()) {
      throw new ReplayException(
          "--pattern knows the groups " + new TreeSet<>(GROUPS) + " but not " + named);
    }
    return new LinePattern(pattern);
  }

  /** The parts, or null where the line is not of this form. */
  @Nullable Parts match(String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.find()) {
      return null;
    }
    String text = group(matcher, "line");
    return new Parts(
        instant(group(matcher, "time")), name -> group(matcher, name), text == null ? "" : text);
  }

  private @Nullable String group(Matcher matcher, String name) {
    String group = pattern.namedGroups().containsKey(name) ? matcher.group(name) : null;
    return group == null || group.isBlank() ? null : group;
  }

  /** RFC 3339, or the same without a zone, which is then UTC; with a blank or a T. */
  private static @Nullable Instant instant(@Nullable String time) {
    if (time == null) {
      return null;
    }
    String iso = time.trim().replace(' ', 'T');
    try {
      return OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeException e) {
      return local(iso);
    }
  }

  private static @Nullable Instant local(String iso) {
    try {
      return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
