package io.barograph.command.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand, for one look. All text may come from anywhere.
 *
 * @param title which command this is
 * @param where the brokers and the page, each with its name before it
 * @param state of the stream, as Kafka Streams calls it
 * @param clock how far event time is, or null while nothing is known of it
 * @param pace what is to be said of that clock, such as how far behind it is; may be empty
 * @param storms open ones, the worst first
 * @param last what was found last, the newest first
 */
public record Summary(
    String title,
    List<String> where,
    String state,
    Duration up,
    @Nullable Instant clock,
    String pace,
    Counts counts,
    List<OpenStorm> storms,
    List<OpenIncident> incidents,
    List<Event> last) {
  public Summary {
    where = List.copyOf(where);
    storms = List.copyOf(storms);
    incidents = List.copyOf(incidents);
    last = List.copyOf(last);
  }

  /**
   * What this process has counted.
   *
   * @param linesPerSecond lately
   * @param late signals that came after the allowed lateness
   */
  public record Counts(
      long lines,
      double linesPerSecond,
      long signals,
      long stormsOpened,
      long advice,
      long deadLetters,
      long late) {}

  /**
   * A storm that is open.
   *
   * @param since event time of its opening
   * @param failed turns that failed
   * @param advice that holds now; empty for none
   * @param inIncident whether it is part of an open incident
   */
  public record OpenStorm(
      String user,
      String cli,
      Instant since,
      int failed,
      String reason,
      String scope,
      String advice,
      boolean inIncident) {}

  /**
   * An incident of the fleet that is open.
   *
   * @param segment what the victims share
   * @param failing logins, of those active
   */
  public record OpenIncident(
      String cli, String segment, Instant since, int failing, int active, String reason) {}

  /**
   * Something that was found.
   *
   * @param at event time
   * @param what its type
   * @param details as a row of {@code replay} tells them
   */
  public record Event(Instant at, String who, String what, String details) {}
}
