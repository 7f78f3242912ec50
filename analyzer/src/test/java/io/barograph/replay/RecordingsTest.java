package io.barograph.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.core.engine.Finding;
import io.barograph.core.scope.FleetReport;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recordings of the real CLI, each replayed whole, against what the servers were told to answer.
 */
class RecordingsTest {
  private static final Given GIVEN =
      new Given(new UserId("u"), new HostId("laptop"), Instant.parse("2026-01-01T00:00:00Z"), null);

  /** A recording and its label; the file's name is its name in the report. */
  record Recording(String name, JsonNode label) {
    String text(String field) {
      return label.get(field).asText();
    }

    boolean isTrouble() {
      return !text("cause").equals("none");
    }

    Outcome outcome() {
      return switch (text("turn")) {
        case "failed" -> Outcome.FAILED;
        case "completed" -> Outcome.RECOVERED;
        default -> {
          String[] count = text("last_notice").split("/", 2);
          yield count[0].equals(count[1]) ? Outcome.FAILED : Outcome.ABANDONED;
        }
      };
    }

    /** Null where the recording alone does not tell. */
    @Nullable Cause cause() {
      String cause = text("cause");
      return switch (cause) {
        case "unknown" -> null;
        case "api_401" -> Cause.API_UNAUTHORIZED;
        default -> Cause.valueOf(cause.toUpperCase(Locale.ROOT));
      };
    }

    @Nullable Reason reason() {
      return label.get("reason").isNull()
          ? null
          : Reason.valueOf(text("reason").toUpperCase(Locale.ROOT));
    }

    RetrySequence onlySequence() {
      List<RetrySequence> sequences = replayed(name).sequences();
      assertThat(sequences).hasSize(1);
      return sequences.get(0);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Recording> recordings() {
    try (var labels = RecordingsTest.class.getResourceAsStream("/captures/labels.json")) {
      return new ObjectMapper()
          .readTree(Objects.requireNonNull(labels)).properties().stream()
              .map(entry -> new Recording(entry.getKey(), entry.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Recording> troubled() {
    return recordings().filter(Recording::isTrouble);
  }

  static Stream<Recording> silent() {
    return recordings().filter(recording -> !recording.isTrouble());
  }

  @Test
  void thereAreEightyEightLabelledRecordings() {
    assertThat(recordings()).hasSize(88);
    assertThat(silent()).hasSize(5);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubled")
  void aTroubledTurnIsOneSequenceWithItsOutcome(Recording recording) {
    assertThat(recording.onlySequence().verdict().outcome()).isEqualTo(recording.outcome());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubled")
  void theSequenceTellsTheCause(Recording recording) {
    Cause told = recording.cause();
    // The recording that does not tell its own cause looks like the good run of its version.
    Cause expected =
        told != null
            ? told
            : recording.name().startsWith("0.163.0/") ? Cause.DISCONNECTED : Cause.UNKNOWN;
    assertThat(recording.onlySequence().verdict().cause()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubled")
  void theSequenceTellsTheReason(Recording recording) {
    assertThat(recording.onlySequence().verdict().reason()).isEqualTo(recording.reason());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubled")
  void theSequenceCountsEveryNoticeOnce(Recording recording) {
    RetrySequence sequence = recording.onlySequence();
    assertThat(sequence.verdict().attempts())
        .isEqualTo(recording.label().get("retry_notices").asInt());
    if (sequence.verdict().attempts() > 0) {
      assertThat(sequence.lastAttempt() + "/" + sequence.limit())
          .isEqualTo(recording.text("last_notice"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("troubled")
  void theSequenceIsTheUsersAndTellsItsHostAndEventTime(Recording recording) {
    RetrySequence sequence = recording.onlySequence();
    assertThat(sequence.login())
        .isEqualTo(new Login(Objects.requireNonNull(GIVEN.user()), "codex"));
    assertThat(sequence.verdict().host()).isEqualTo(GIVEN.host());
    assertThat(sequence.verdict().endedAt())
        .isAfterOrEqualTo(sequence.verdict().startedAt())
        .isBefore(sequence.verdict().startedAt().plusSeconds(120));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("silent")
  void aGoodRunIsNoSequence(Recording recording) {
    assertThat(replayed(recording.name()).findings)
        .allMatch(
            finding ->
                finding instanceof Finding.Reported reported
                    && reported.report() instanceof FleetReport.Active);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"0.90.0", "0.121.0", "0.146.1", "0.163.0"})
  void stderrBesideJsonAloneIsNoFailedTurn(String version) {
    assertThat(replayed(version + "/refresh401.json-stderr.log").sequences())
        .noneMatch(sequence -> sequence.verdict().outcome() == Outcome.FAILED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void oneTurnIsNoStorm(Recording recording) {
    assertThat(replayed(recording.name()).findings)
        .noneMatch(Finding.StormChanged.class::isInstance)
        .noneMatch(Finding.SignalDelayed.class::isInstance);
  }

  private static Replayed replayed(String name) {
    return Replayed.files(GIVEN, path("/captures/" + name).toString());
  }

  private static Path path(String resource) {
    URL url = Objects.requireNonNull(RecordingsTest.class.getResource(resource), resource);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
