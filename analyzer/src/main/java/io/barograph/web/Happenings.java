package io.barograph.web;

import io.barograph.board.Advice;
import io.barograph.board.Entry;
import io.barograph.board.Sequence;
import io.barograph.board.StormChange;
import io.barograph.board.Tale;
import io.barograph.board.Withdrawal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What happened to one user, the last first. */
final class Happenings {
  private final Moments moments;

  Happenings(Moments moments) {
    this.moments = moments;
  }

  void write(Html html, List<Entry> entries) {
    if (entries.isEmpty()) {
      Table.none(html, "happened", "What happened", "Nothing that is still remembered.");
      return;
    }
    List<Entry> lastFirst = new ArrayList<>(entries);
    Collections.reverse(lastFirst);
    Table.section(
        html,
        "happened",
        "What happened, the last first",
        h -> {
          h.open("ol", "class", "story", "reversed", "");
          lastFirst.forEach(entry -> entry(h, entry));
          h.close();
        });
  }

  private void entry(Html html, Entry entry) {
    html.open("li", "class", entry.type().replace('.', '-'));
    moments.time(html, entry.time()).text(" ");
    tell(html, entry.tale());
    StormTables.mark(html, entry.simulated());
    html.close().line();
  }

  private static void tell(Html html, Tale tale) {
    if (tale instanceof Sequence sequence) {
      sequence(html, sequence);
    } else if (tale instanceof StormChange change) {
      change(html, change);
    } else if (tale instanceof Advice advice) {
      html.leaf("strong", "Advised: " + Words.plain(advice.action()));
      sub(html, advice.why());
    } else if (tale instanceof Withdrawal withdrawal) {
      html.leaf("strong", "Taken back: " + Words.plain(withdrawal.action()));
      String because = "because " + Words.plain(withdrawal.because());
      sub(html, because + ". Result: " + Words.plain(withdrawal.result()) + ".");
    }
  }

  private static void sequence(Html html, Sequence sequence) {
    String reason = sequence.reason();
    html.leaf("strong", "A turn " + Words.plain(sequence.outcome()));
    html.text(": " + Words.plain(sequence.cause()) + (reason == null ? "" : ", " + reason));
    html.text(" (").name(sequence.cli()).text(" on ").name(sequence.host()).text(")");
    String lines =
        String.join(
            ", ",
            sequence.evidence().entrySet().stream()
                .map(kind -> kind.getValue().seen() + " × " + kind.getKey())
                .toList());
    boolean other = sequence.outcome().equals("failed") && !sequence.counts();
    sub(html, lines + (other ? ". Not counted: its refresh was not rejected." : ""));
  }

  private static void change(Html html, StormChange change) {
    String how = change.decided().how();
    if (how != null) {
      html.leaf("strong", "The storm calmed");
      html.text(", " + Words.how(how));
    } else if (change.decided().decision().equals("threshold_reached")) {
      html.leaf("strong", "A storm opened");
    } else {
      html.leaf("strong", "The storm grew");
    }
    int failures = change.storm().failedSequences();
    html.text(" (" + change.storm().cli() + ")");
    sub(
        html,
        Words.count(failures, "failed turn", "failed turns")
            + ". "
            + Words.decision(change.decided())
            + ".");
  }

  private static void sub(Html html, String text) {
    html.leaf("span", text, "class", "sub");
  }
}
