package io.barograph.command;

import io.barograph.command.screen.Letters;
import io.barograph.command.screen.Sparkline;
import io.barograph.command.screen.Table;
import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Withdrawal.Result;
import io.barograph.core.signal.Login;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole of a replay in a few lines: its storms, and how turns in trouble lie in time. */
final class ReplayHistory {
  /** More than anybody reads; the rest is counted. */
  private static final int MOST = 10_000;

  private final Sparkline sequences = new Sparkline("Retry sequences");
  private final Map<String, Row> storms = new LinkedHashMap<>();
  private int more;

  /** What is told of a storm. */
  private static final class Row {
    private final Login login;
    private final Instant opened;
    private int failed;
    private String reason = "";
    private String ended = "open";
    private String how = "";
    private String scope = "";
    private @Nullable Rung advice;
    private @Nullable Result result;

    Row(Storm storm) {
      this.login = storm.login();
      this.opened = storm.openedAt();
    }

    void stands(Storm storm) {
      failed = storm.failedSequences();
      reason = storm.reason().label();
    }

    /** What worked is not replaced by what was only given. */
    void advised(Rung rung) {
      if (result != Result.WORKED) {
        advice = rung;
        result = null;
      }
    }

    void judged(Rung rung, Result what) {
      if (what == Result.WORKED || rung == advice) {
        advice = rung;
        result = what;
      }
    }

    String[] cells() {
      return new String[] {
        login.user().value(),
        login.cli(),
        seconds(opened),
        ended,
        how,
        Integer.toString(failed),
        reason,
        scope,
        advice == null ? "" : advice.action() + (result == null ? "" : " " + result.label())
      };
    }
  }

  void found(Finding finding) {
    if (finding instanceof Finding.SequenceClosed closed) {
      sequences.add(closed.sequence().verdict().endedAt());
    } else if (finding instanceof Finding.StormChanged changed) {
      changed(changed.storm());
    } else if (finding instanceof Finding.StormStanding standing) {
      Row row = storms.get(standing.storm().id());
      if (row != null) {
        row.stands(standing.storm());
        row.scope = standing.scope().scope().label();
      }
    } else if (finding instanceof Finding.RemediationAdvised advised) {
      advised(advised.remediation());
    } else if (finding instanceof Finding.RemediationJudged judged) {
      Row row = storms.get(judged.storm().id());
      if (row != null) {
        row.judged(judged.rung(), judged.result());
      }
    }
  }

  private void changed(StormFinding finding) {
    Storm storm = finding.storm();
    if (finding instanceof StormFinding.Opened) {
      if (storms.size() < MOST) {
        storms.put(storm.id(), new Row(storm));
      } else {
        more++;
      }
    }
    Row row = storms.get(storm.id());
    if (row == null) {
      return;
    }
    row.stands(storm);
    if (finding instanceof StormFinding.Calmed calmed) {
      row.ended = seconds(calmed.at());
      row.how = calmed.how().label();
    }
  }

  private void advised(Remediation advice) {
    Row row = storms.get(advice.stormId() == null ? "" : advice.stormId());
    if (row != null) {
      row.advised(advice.rung());
    }
  }

  /**
   * The table and the sparkline; each only where there is something to show.
   *
   * @param tableWidth in cells
   * @param sparklineWidth in cells
   */
  List<String> lines(int tableWidth, int sparklineWidth, Letters letters) {
    List<String> lines = new ArrayList<>();
    if (!storms.isEmpty()) {
      lines.add("");
      lines.addAll(table(letters).lines(tableWidth));
    }
    if (more > 0) {
      lines.add("and " + more + " more storms");
    }
    List<String> trace = sequences.lines(sparklineWidth, letters);
    if (!trace.isEmpty()) {
      lines.add("");
      lines.addAll(trace);
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private Table table(Letters letters) {
    Table table =
        new Table(
            letters,
            List.of(
                Table.Column.words("storm of", 0, 8),
                Table.Column.words("cli", 5, 6),
                Table.Column.words("opened", 0, 20),
                Table.Column.words("ended", 2, 20),
                Table.Column.words("how", 3, 9),
                Table.Column.numbers("failed", 1),
                Table.Column.words("reason", 4, 8),
                Table.Column.words("scope", 6, 12),
                Table.Column.words("advice", 0, 12)));
    storms.values().forEach(row -> table.row(row.cells()));
    return table;
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
