package io.barograph.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often each part of a board has changed.
 *
 * @param run names the board: another process counts anew
 */
public record Version(String run, long storms, long incidents, long advice, long sequences) {

  /** A part of the board. The lower-case name is the word in the stream of changes. */
  enum Part {
    STORMS,
    INCIDENTS,
    ADVICE,
    SEQUENCES
  }

  static Version first(String run) {
    return new Version(run, 0, 0, 0, 0);
  }

  Version after(Part part) {
    return new Version(
        run,
        storms + (part == Part.STORMS ? 1 : 0),
        incidents + (part == Part.INCIDENTS ? 1 : 0),
        advice + (part == Part.ADVICE ? 1 : 0),
        sequences + (part == Part.SEQUENCES ? 1 : 0));
  }

  /** Everything may have changed. */
  Version afterAll() {
    return new Version(run, storms + 1, incidents + 1, advice + 1, sequences + 1);
  }

  /** The parts that differ from an earlier version's, given as text; all if it is no such text. */
  public List<String> changedSince(String earlier) {
    String[] then = earlier.split("\\.", -1);
    String[] now = toString().split("\\.", -1);
    List<String> changed = new ArrayList<>();
    Part[] parts = Part.values();
    boolean comparable = then.length == now.length && then[0].equals(run);
    for (int i = 0; i < parts.length; i++) {
      // What names the run stands before the counts.
      if (!comparable || !then[i + 1].equals(now[i + 1])) {
        changed.add(parts[i].name().toLowerCase(Locale.ROOT));
      }
    }
    return changed;
  }

  @JsonValue
  @Override
  public String toString() {
    return String.join(".", run, storms + "", incidents + "", advice + "", sequences + "");
  }
}
