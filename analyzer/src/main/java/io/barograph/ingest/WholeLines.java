package io.barograph.ingest;

import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What short lines mean that are signals by being the whole line: most signals of a healthy fleet
 * are. Each is read once. Safe for many threads.
 */
final class WholeLines {
  private final List<Dialect> dialects;
  private final Set<String> lines = new HashSet<>();
  private final Map<String, Optional<Meaning>> meanings = new ConcurrentHashMap<>();

  WholeLines(List<Dialect> dialects) {
    this.dialects = dialects;
    dialects.forEach(dialect -> lines.addAll(dialect.wholeLines()));
  }

  /** What a line means, and to whom. */
  record Meaning(Dialect dialect, Reading reading) {}

  /** Null for any other line. */
  @Nullable Meaning of(String line) {
    return lines.contains(line) ? meanings.computeIfAbsent(line, this::read).orElse(null) : null;
  }

  private Optional<Meaning> read(String line) {
    for (Dialect dialect : dialects) {
      Reading reading = dialect.read(line);
      if (reading != null) {
        return Optional.of(new Meaning(dialect, reading));
      }
    }
    return Optional.empty();
  }
}
