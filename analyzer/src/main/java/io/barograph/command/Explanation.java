package io.barograph.command;

import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import io.barograph.core.engine.Stages;
import io.barograph.core.signal.UserId;
import io.barograph.replay.Logins;
import io.barograph.replay.Replay;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;

/** Explains what is read, line by line and then login by login. */
final class Explanation {
  private final Settings settings;
  private final Collection<PolicyDocument> policies;
  private final PrintStream out;

  /** By the settings and the policies over them. */
  Explanation(Settings settings, Collection<PolicyDocument> policies, PrintStream out) {
    this.settings = settings;
    this.policies = policies;
    this.out = out;
  }

  /**
   * Explains all that is read.
   *
   * @param concerns of whom is told; all count
   * @param until event time as of which it is told; the latest there is for the end of the input
   */
  void print(
      Predicate<UserId> concerns, Instant until, Function<Replay.Listener, Replay.Totals> input) {
    Assembly parts = new Assembly(settings);
    Stages stages = parts.stages(policies);
    ExplainedLogins explained =
        new ExplainedLogins(
            stages, parts.events(), new PolicyBook(settings, policies), concerns, out);
    Logins logins = new Logins(stages, explained::found);
    explained.of(logins);
    Replay.Totals totals = input.apply(new ExplainedLines(logins, until, explained, out));
    if (until.equals(Instant.MAX)) {
      logins.finish();
    }
    out.println(totals.lines() + " lines: " + totals.signals() + " signals, the rest noise");
    explained.print();
    out.flush();
  }
}
