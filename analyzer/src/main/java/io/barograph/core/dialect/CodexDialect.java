package io.barograph.core.dialect;

import io.barograph.core.signal.Remedies;
import io.barograph.core.signal.Signal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of the Codex CLI, {@code codex exec} with and without {@code --json} and the terminal
 * UI, from about 0.20 to about 0.163. Each part of it has a class of its own: {@link Notices},
 * {@link Endings}, {@link Frame}, {@link TracingRecords}, {@link JsonEvents}, {@link CodexEvents};
 * what an error text means is in {@link Causes} and {@link Reasons}, what helps in {@link
 * CodexRemedies}.
 */
final class CodexDialect implements Dialect {
  private static final Set<String> NEEDLES = needlesOfAllParts();

  @Override
  public String cli() {
    return "codex";
  }

  @Override
  public Remedies remedies() {
    return CodexRemedies.ALL;
  }

  @Override
  public Set<String> needles() {
    return NEEDLES;
  }

  @Override
  public Set<String> wholeLines() {
    return Frame.wholeLines();
  }

  @Override
  public @Nullable Reading read(HostPrefix line) {
    String text = line.text();
    if (text.isEmpty()) {
      return null;
    }
    Reading heading = text.length() > Needles.LONGEST_WHOLE_LINE ? null : Frame.heading(text);
    if (heading != null) {
      return heading;
    }
    for (int start : line.starts()) {
      Reading reading = read(Opening.of(text, start));
      if (reading != null) {
        return reading;
      }
    }
    return null;
  }

  @Override
  public Set<String> eventNeedles() {
    return CodexEvents.NEEDLES;
  }

  @Override
  public @Nullable Reading readEvent(CliEvent event) {
    return CodexEvents.read(event);
  }

  private static @Nullable Reading read(Opening opening) {
    if (opening.body().startsWith("{")) {
      Signal event = JsonEvents.read(opening.body());
      if (event != null) {
        return new Reading(event, opening.stamp());
      }
    }
    Reading record = TracingRecords.read(opening);
    if (record != null) {
      return record;
    }
    Signal signal = Notices.read(opening);
    if (signal == null) {
      signal = Endings.read(opening);
    }
    if (signal == null) {
      signal = Frame.read(opening);
    }
    return signal == null ? null : new Reading(signal, opening.stamp());
  }

  private static Set<String> needlesOfAllParts() {
    Set<String> needles = new LinkedHashSet<>();
    needles.addAll(Notices.needles());
    needles.addAll(Endings.needles());
    needles.addAll(Frame.needles());
    needles.addAll(TracingRecords.needles());
    needles.addAll(JsonEvents.needles());
    needles.addAll(Causes.needles());
    return Set.copyOf(needles);
  }
}
