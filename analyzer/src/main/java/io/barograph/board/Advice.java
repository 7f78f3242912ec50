package io.barograph.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Advice that was given for a storm. */
public record Advice(
    String stormId,
    @Nullable String incidentId,
    String user,
    String cli,
    int rung,
    String action,
    Commands commands,
    @Nullable String os,
    @Nullable String command,
    @Nullable Destructive destructiveAlternative,
    String why,
    List<String> evidence,
    @JsonUnwrapped Judgement judgement,
    Instant advisedAt,
    Instant expiresAt)
    implements Tale {

  /** What to type; empty where there is nothing. */
  public record Commands(String linux, String macos, String windows) {
    public Commands {
      linux = Kept.text(linux);
      macos = Kept.text(macos);
      windows = Kept.text(windows);
    }
  }

  /** What also helps, and destroys. */
  public record Destructive(String linux, String macos, String windows, String warning) {
    public Destructive {
      linux = Kept.text(linux);
      macos = Kept.text(macos);
      windows = Kept.text(windows);
      warning = Kept.text(warning);
    }
  }

  public Advice {
    stormId = Kept.text(stormId);
    user = Kept.text(user);
    cli = Kept.text(cli);
    action = Kept.text(action);
    Objects.requireNonNull(commands);
    why = Kept.text(why);
    evidence = Kept.texts(evidence);
    Objects.requireNonNull(advisedAt);
    Objects.requireNonNull(expiresAt);
  }
}
