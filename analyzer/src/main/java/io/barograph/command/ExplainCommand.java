package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.core.signal.UserId;
import io.barograph.ingest.Pseudonyms;
import io.barograph.replay.Replay;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    Replay replay = new Replay(parts.recogniser());
    new Explanation(settings, input.policies(settings), out)
        .print(concerns(parts), until, lines -> input.read(replay, parts.client(), lines));
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
