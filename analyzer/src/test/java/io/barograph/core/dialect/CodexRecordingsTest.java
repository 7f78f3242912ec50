package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.CauseSeen;
import io.barograph.core.signal.Signal.RefreshRejected;
import io.barograph.core.signal.Signal.RetryAnnounced;
import io.barograph.core.signal.Signal.RunStarted;
import io.barograph.core.signal.Signal.SectionOpened;
import io.barograph.core.signal.Signal.SessionNamed;
import io.barograph.core.signal.Signal.TransportChanged;
import io.barograph.core.signal.Signal.TurnCompleted;
import io.barograph.core.signal.Signal.TurnFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of the real CLI, read line by line, against what the servers were told to answer. */
class CodexRecordingsTest {
  private static final Dialect CODEX = new CodexDialect();

  record Recording(String name, JsonNode label) {
    List<Signal> signals() {
      return readings(name).stream().map(Reading::signal).toList();
    }

    <T extends Signal> List<T> signals(Class<T> kind) {
      return signals().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    String text(String field) {
      return label.get(field).asText();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Recording> recordings() {
    try (var in = CodexRecordingsTest.class.getResourceAsStream("/captures/labels.json")) {
      return new ObjectMapper()
          .readTree(Objects.requireNonNull(in)).properties().stream()
              .map(entry -> new Recording(entry.getKey(), entry.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thereAreRecordingsOfEightVersions() {
    assertThat(recordings().map(r -> r.name().substring(0, r.name().indexOf('/'))).distinct())
        .hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyRetryNoticeIsReadAndNoneIsInvented(Recording recording) {
    List<RetryAnnounced> notices = recording.signals(RetryAnnounced.class);
    assertThat(notices).hasSize(recording.label().get("retry_notices").asInt());
    if (!notices.isEmpty()) {
      RetryAnnounced last = notices.get(notices.size() - 1);
      assertThat(last.attempt() + "/" + last.limit()).isEqualTo(recording.text("last_notice"));
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theEndOfTheTurnIsReadAsLabelled(Recording recording) {
    String turn = recording.text("turn");
    assertThat(recording.signals(TurnFailed.class).isEmpty()).isEqualTo(!turn.equals("failed"));
    assertThat(recording.signals(TurnCompleted.class)).hasSize(turn.equals("completed") ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theSignalsTellTheLabelledCause(Recording recording) {
    String label = recording.text("cause").replace("api_401", "api_unauthorized");
    if (!label.equals("none") && !label.equals("unknown")) {
      assertThat(gravestCause(recording).label()).isEqualTo(label);
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theSignalsTellTheLabelledReason(Recording recording) {
    List<Reason> told = reasons(recording);
    if (recording.label().get("reason").isNull()) {
      assertThat(told).isEmpty();
    } else {
      Reason reason =
          told.stream().filter(r -> r != Reason.UNKNOWN).findFirst().orElse(Reason.UNKNOWN);
      assertThat(reason.label()).isEqualTo(recording.text("reason"));
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aRunThatIsFramedTellsVersionAndSession(Recording recording) {
    if (recording.name().endsWith(".log")) {
      String version = recording.name().substring(0, recording.name().indexOf('/'));
      assertThat(recording.signals(RunStarted.class)).containsExactly(new RunStarted(version));
      assertThat(recording.signals(SessionNamed.class)).hasSize(version.equals("0.34.0") ? 0 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.34.0", "0.45.0", "0.50.0", "0.66.0", "0.90.0"})
  void aGoodRunIsSilentButForItsFrame(String version) {
    assertThat(readings(version + "/ok.log"))
        .extracting(Reading::signal)
        .allMatch(
            signal ->
                signal instanceof RunStarted
                    || signal instanceof SessionNamed
                    || signal instanceof SectionOpened
                    || signal instanceof TurnCompleted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.90.0", "0.121.0", "0.146.1", "0.163.0"})
  void stderrBesideJsonTellsTheReasonToo(String version) {
    assertThat(readings(version + "/refresh401.json-stderr.log"))
        .extracting(Reading::signal)
        .contains(new RefreshRejected(Reason.REUSED));
  }

  private static List<Reading> readings(String name) {
    return SampleFile.lines("/captures/" + name).stream()
        .map(CODEX::read)
        .filter(Objects::nonNull)
        .toList();
  }

  /** A rejected refresh, else how the turn ended, else the last that was said. */
  private static Cause gravestCause(Recording recording) {
    List<Cause> causes = new ArrayList<>();
    recording.signals().stream()
        .map(CodexRecordingsTest::cause)
        .filter(cause -> cause != null && cause != Cause.UNKNOWN)
        .forEach(causes::add);
    if (causes.contains(Cause.REFRESH_REJECTED)) {
      return Cause.REFRESH_REJECTED;
    }
    List<TurnFailed> ends = recording.signals(TurnFailed.class);
    return ends.isEmpty() ? causes.get(causes.size() - 1) : ends.get(0).cause();
  }

  private static @Nullable Cause cause(Signal signal) {
    if (signal instanceof RefreshRejected) {
      return Cause.REFRESH_REJECTED;
    }
    if (signal instanceof RetryAnnounced retry) {
      return retry.cause();
    }
    if (signal instanceof TurnFailed failed) {
      return failed.cause();
    }
    if (signal instanceof TransportChanged changed) {
      return changed.cause();
    }
    return signal instanceof CauseSeen seen ? seen.cause() : null;
  }

  private static List<Reason> reasons(Recording recording) {
    List<Reason> reasons = new ArrayList<>();
    for (Signal signal : recording.signals()) {
      if (signal instanceof RefreshRejected rejected) {
        reasons.add(rejected.reason());
      } else if (signal instanceof RetryAnnounced retry && retry.reason() != null) {
        reasons.add(retry.reason());
      } else if (signal instanceof TurnFailed failed && failed.reason() != null) {
        reasons.add(failed.reason());
      }
    }
    return reasons;
  }
}
