package io.barograph.command;

import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import io.barograph.replay.Given;
import io.barograph.replay.Replay;
import io.barograph.replay.ReplayException;
import io.barograph.web.LineExplainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Explains lines that somebody pastes into a page, as {@code explain} does those of a file. */
final class PastedLines implements LineExplainer {
  /** Stands for a session that nothing names, and before the number of a line. */
  private static final String NAME = "pasted";

  private static final Given NOTHING = new Given(null, null, null, null);

  private final Settings settings;
  private final Supplier<? extends Collection<PolicyDocument>> policies;

  /**
   * Explains by the settings.
   *
   * @param policies that hold too, asked anew for each text
   */
  PastedLines(Settings settings, Supplier<? extends Collection<PolicyDocument>> policies) {
    this.settings = settings;
    this.policies = policies;
  }

  @Override
  public List<String> explain(String text) {
    Replay replay = new Replay(new Assembly(settings).recogniser());
    InputStream pasted = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(answer, false, StandardCharsets.UTF_8);
    try {
      new Explanation(settings, policies.get(), out)
          .print(user -> true, Instant.MAX, lines -> replay.read(NAME, pasted, NOTHING, lines));
    } catch (ReplayException e) {
      return List.of(Objects.requireNonNullElse(e.getMessage(), "This cannot be read."));
    }
    return answer.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
