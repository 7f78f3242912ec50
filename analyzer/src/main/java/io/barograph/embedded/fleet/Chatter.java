package io.barograph.embedded.fleet;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** What one CLI prints while it works: thinks aloud, runs a tool, traces, thinks again. */
final class Chatter {
  private static final double SHARE_OF_TRACES = 0.45;
  private static final int SHORTEST_OUTPUT = 10;
  private static final int LONGEST_OUTPUT = 60;

  /** A line and how it tells its time. */
  record Remark(PrintedTime printed, String text) {}

  private final SplittableRandom dice;
  private final Deque<Remark> headers = new ArrayDeque<>();
  private Filler.Tool tool = Filler.ALL.tools().get(0);
  private int outputLeft;

  Chatter(SplittableRandom dice) {
    this.dice = dice;
  }

  /** A new turn: whatever tool ran before has ended. */
  void startOver() {
    headers.clear();
    outputLeft = 0;
  }

  /** A tracing record: may stand anywhere. */
  Remark trace() {
    return new Remark(PrintedTime.TRACE, drawn(Filler.ALL.traces()).fill(dice));
  }

  /** Any line of a working turn. */
  Remark work(boolean stamped) {
    if (dice.nextDouble() < SHARE_OF_TRACES) {
      return trace();
    }
    if (headers.isEmpty() && outputLeft == 0) {
      callTool(stamped ? PrintedTime.STAMP : PrintedTime.NONE);
    }
    if (!headers.isEmpty()) {
      return headers.remove();
    }
    outputLeft--;
    return new Remark(PrintedTime.NONE, drawn(tool.output()).fill(dice));
  }

  /** An answer, then a tool call, in the words of the era. */
  private void callTool(PrintedTime printed) {
    tool = Filler.ALL.tools().get(dice.nextInt(Filler.ALL.tools().size()));
    outputLeft = dice.nextInt(SHORTEST_OUTPUT, LONGEST_OUTPUT);
    String call = "bash -lc '" + tool.command() + "'";
    String done = " succeeded in " + dice.nextInt(1, 9000) + "ms:";
    headers.add(new Remark(printed, "codex"));
    headers.add(new Remark(PrintedTime.NONE, drawn(Filler.ALL.answers()).fill(dice)));
    if (printed == PrintedTime.STAMP) {
      headers.add(new Remark(printed, "exec " + call + " in /home/dev/project"));
      headers.add(new Remark(printed, call + done));
    } else {
      headers.add(new Remark(printed, "exec"));
      headers.add(new Remark(printed, call + " in /home/dev/project" + done));
    }
  }

  private Filler.Template drawn(List<Filler.Template> templates) {
    return templates.get(dice.nextInt(templates.size()));
  }

  /** The remark as printed at a time. */
  static Spoken spoken(Remark remark, Run run, Instant at) {
    String prefix = remark.printed().prefix(at.plus(run.host().clockAhead()));
    return new Spoken(run, at, remark.printed(), prefix.concat(remark.text()));
  }
}
