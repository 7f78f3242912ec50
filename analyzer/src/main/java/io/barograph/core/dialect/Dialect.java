package io.barograph.core.dialect;

import io.barograph.core.signal.Remedies;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One CLI: the grammar of its stderr, and what helps. Implementations are stateless and safe for
 * many threads.
 */
public interface Dialect {

  /** The CLI's name, as in the {@code cli} field of a log line: lower case, such as codex. */
  String cli();

  /** What to type when its login is dead. */
  Remedies remedies();

  /**
   * Strings of which every line with a signal holds at least one, unless it is one of {@link
   * #wholeLines()}. ASCII without quotes and backslashes, at least {@link Needles#SHORTEST}
   * characters before the first {@link Needles#NUMBER}, which stands for any number: they are
   * looked for in raw bytes, before JSON is parsed. Each ends where a word ends: behind a letter no
   * letter may follow, behind a number neither a letter nor another word. One of the shortest
   * counts only where a blank or a colour follows.
   */
  Set<String> needles();

  /**
   * Short lines that carry a signal by being the whole line. ASCII, at least two characters, at
   * most {@link Needles#LONGEST_WHOLE_LINE} characters.
   */
  Set<String> wholeLines();

  /**
   * Reads one line, without its line break.
   *
   * @return what it means, or null for noise
   */
  default @Nullable Reading read(String line) {
    return read(HostPrefix.of(line));
  }

  /**
   * Reads one line whose prefix is read already: every dialect is asked, and none need read it
   * again.
   *
   * @return what it means, or null for noise
   */
  @Nullable Reading read(HostPrefix line);

  /**
   * Strings of which every event with a signal holds at least one; as {@link #needles()}, but for
   * {@link #readEvent}.
   */
  default Set<String> eventNeedles() {
    return Set.of();
  }

  /**
   * Reads an event that the CLI itself sent by OpenTelemetry.
   *
   * @return what it means, or null for noise, and from a CLI that sends none
   */
  default @Nullable Reading readEvent(CliEvent event) {
    return null;
  }
}
