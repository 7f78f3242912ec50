package io.barograph.embedded.fleet;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run of a real CLI, with what is known of it.
 *
 * @param version of the CLI
 * @param name of the file, which says what the servers answered
 * @param outcome of the trouble in it, or null where there is none
 * @param cause null where there is no trouble
 * @param reason of a rejected refresh, else null
 * @param notices how many retry notices it holds
 */
record Recording(
    String version,
    String name,
    List<RecordedLine> lines,
    @Nullable Outcome outcome,
    @Nullable Cause cause,
    @Nullable Reason reason,
    int notices) {
  private static final String INDEX = "recordings.txt";

  /** All recordings, oldest version first. */
  static List<Recording> all() {
    List<Recording> all = new ArrayList<>();
    for (String row : resource(INDEX)) {
      if (!row.startsWith("#")) {
        all.add(of(row.split(" ", -1)));
      }
    }
    return all;
  }

  private static Recording of(String[] cells) {
    String[] path = cells[0].split("/", -1);
    return new Recording(
        path[0],
        path[1],
        resource("recordings/" + cells[0]).stream().map(RecordedLine::of).toList(),
        known(Outcome.class, cells[1]),
        known(Cause.class, cells[2]),
        known(Reason.class, cells[3]),
        Integer.parseInt(cells[4]));
  }

  /** Whether the servers answered well. */
  boolean isOk() {
    return name.equals("ok.log");
  }

  /** The run as a take, if there is trouble in it. */
  Optional<Take> troubled() {
    return outcome == null || cause == null
        ? Optional.empty()
        : Optional.of(Take.troubled(lines, cause, reason, outcome, notices));
  }

  private static <E extends Enum<E>> @Nullable E known(Class<E> type, String cell) {
    return cell.equals("-") ? null : Enum.valueOf(type, cell.toUpperCase(Locale.ROOT));
  }

  /** The lines of a resource of this room. */
  static List<String> resource(String name) {
    InputStream found = Recording.class.getResourceAsStream(name);
    if (found == null) {
      throw new IllegalStateException("the jar lacks the fleet's resource " + name);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
