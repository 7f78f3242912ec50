package io.barograph.command;

import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import io.barograph.core.engine.Stages;
import io.barograph.core.signal.UserId;
import io.barograph.ingest.Pseudonyms;
import io.barograph.replay.Logins;
import io.barograph.replay.Replay;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why, and why not: line by line, then login by login. */
@Command(
    name = "explain",
    description =
        "Say of each line what it was taken for, and of each login what was found and what was"
            + " missing for a storm. With --user only what concerns that user is told. Lines that"
            + " are plainly noise are only counted.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin SettingsOptions options = new SettingsOptions();
  @Mixin InputOptions input = new InputOptions();

  @Option(
      names = "--at",
      paramLabel = "T",
      description =
          "As it stood at that event time (RFC 3339): what had come, what was decided, what was"
              + " still waiting.")
  @Nullable String at;

  @Override
  public Integer call() {
    Settings settings = options.load(input.flags());
    Assembly parts = new Assembly(settings);
    Instant until = at == null ? Instant.MAX : InputOptions.instant("--at", at);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    List<PolicyDocument> policies = input.policies(settings);
    Stages stages = parts.stages(policies);
    PolicyBook book = new PolicyBook(settings, policies);
    ExplainedLogins explained =
        new ExplainedLogins(stages, parts.events(), book, concerns(parts), out);
    Logins logins = new Logins(stages, explained::found);
    explained.of(logins);
    ExplainedLines lines = new ExplainedLines(logins, until, explained, out);
    Replay.Totals totals = input.read(new Replay(parts.recogniser()), parts.client(), lines);
    if (at == null) {
      logins.finish();
    }
    out.println(totals.lines() + " lines: " + totals.signals() + " signals, the rest noise");
    explained.print();
    out.flush();
    return 0;
  }

  /** Whoever asks knows the name or its pseudonym. */
  private Predicate<UserId> concerns(Assembly parts) {
    String asked = input.user;
    if (asked == null) {
      return user -> true;
    }
    UserId name = new UserId(asked);
    Pseudonyms pseudonyms = parts.pseudonyms();
    return user -> user.equals(name) || user.equals(pseudonyms.user(name));
  }
}
