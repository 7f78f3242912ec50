package io.barograph.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * Advice, and what came of it.
 *
 * @param withdrawal null where it was not taken back
 * @param result what is known of it now
 */
public record Tried(Advice advice, @Nullable Withdrawal withdrawal, Result result) {

  /** What came of a piece of advice. The lower-case name is the value in JSON. */
  public enum Result {
    /** It stands, until it expires. */
    HOLDS,
    WORKED,
    DID_NOT_HELP,
    UNKNOWN;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * All advice of one storm, in the order it was given.
   *
   * @param over whether the storm is: then no advice of it holds
   */
  static List<Tried> of(String stormId, boolean over, NavigableSet<Entry> entries) {
    List<Advice> given = new ArrayList<>();
    List<Withdrawal> taken = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.tale() instanceof Advice advice && advice.stormId().equals(stormId)) {
        given.add(advice);
      } else if (entry.tale() instanceof Withdrawal back && back.stormId().equals(stormId)) {
        taken.add(back);
      }
    }
    List<Tried> tried = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Advice advice = given.get(i);
      Withdrawal back =
          taken.stream().filter(one -> one.takesBack(advice)).findFirst().orElse(null);
      boolean climbed = i + 1 < given.size();
      tried.add(new Tried(advice, back, result(back, climbed, over)));
    }
    return tried;
  }

  /** The ladder is climbed only where the rung before did not help. */
  private static Result result(@Nullable Withdrawal back, boolean climbed, boolean over) {
    if (back != null) {
      return switch (back.result()) {
        case "worked" -> Result.WORKED;
        case "did_not_help" -> Result.DID_NOT_HELP;
        default -> Result.UNKNOWN;
      };
    }
    if (climbed) {
      return Result.DID_NOT_HELP;
    }
    return over ? Result.UNKNOWN : Result.HOLDS;
  }
}
