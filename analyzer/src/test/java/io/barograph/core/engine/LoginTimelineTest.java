package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.rejected;
import static io.barograph.core.engine.Expectation.sequence;
import static io.barograph.core.engine.Expectation.stormOpened;
import static io.barograph.core.engine.Expectation.stormRecovered;
import static io.barograph.core.engine.Expectation.stormWentStale;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REJECTED;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.streamError;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import org.junit.jupiter.api.Test;

/** One user's logins of two CLIs, on one host, have nothing in common but the user. */
class LoginTimelineTest {
  private static final String CODEX = "alice";
  private static final String PLAIN = "alice/" + Engines.PLAIN_CLI;

  private final Timeline timeline = Timeline.ofStorms();

  @Test
  void failuresOfTwoClisAreNoStormOfEither() {
    timeline.at("00:00").line(CODEX, REUSED).line(PLAIN, REUSED);
    timeline.at("02:00").line(CODEX, REUSED).line(PLAIN, REUSED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void theirStormsOpenApart() {
    timeline.at("00:00").line(CODEX, REUSED);
    timeline.at("01:00").line(CODEX, REUSED).line(PLAIN, REUSED);
    timeline.at("02:00").line(CODEX, REUSED).line(PLAIN, REUSED);
    timeline.at("02:40").expect(stormOpened(CODEX));
    timeline.at("03:00").line(PLAIN, REUSED);
    timeline.at("03:40").expect(stormOpened(PLAIN));
  }

  @Test
  void stormsOfOneMomentHaveTheirOwnIds() {
    timeline.at("00:00").line(CODEX, REUSED);
    timeline.at("01:00").line(CODEX, REUSED);
    timeline.at("02:00").line(CODEX, REUSED);
    timeline.at("03:00");
    String codex = ((Finding.StormChanged) timeline.latest()).storm().storm().id();
    timeline.expect(stormOpened(CODEX));

    Timeline other = Timeline.ofStorms();
    other.at("00:00").line(PLAIN, REUSED);
    other.at("01:00").line(PLAIN, REUSED);
    other.at("02:00").line(PLAIN, REUSED);
    other.at("03:00");
    assertThat(((Finding.StormChanged) other.latest()).storm().storm().id()).isNotEqualTo(codex);
  }

  @Test
  void aCompletedTurnOfOneCalmsItsOwnStormAlone() {
    bothOpenedAt0200();
    timeline.expect(stormOpened(CODEX), stormOpened(PLAIN));
    timeline.at("05:00").line(PLAIN, COMPLETED);
    timeline.at("06:00").expect(stormRecovered(PLAIN));
    timeline.at("02:00:00").expect(stormWentStale(CODEX));
  }

  @Test
  void silenceOfOneCalmsItsOwnStormAlone() {
    bothOpenedAt0200();
    timeline.expect(stormOpened(CODEX), stormOpened(PLAIN));
    timeline.at("20:00").line(CODEX, REUSED);
    timeline.at("40:00").expect(stormWentStale(PLAIN));
    timeline.at("02:00:00").expect(stormWentStale(CODEX));
  }

  @Test
  void aTurnOfOneDoesNotEndTheTroubleOfTheOther() {
    Timeline sequences = Timeline.ofSequences();
    sequences.at("00:00").line(CODEX, streamError(1)).line(PLAIN, streamError(1));
    sequences.at("00:01").line(PLAIN, COMPLETED);
    sequences.at("00:02").line(CODEX, REJECTED);
    sequences
        .at("01:00")
        .expect(
            rejected(CODEX, Reason.UNKNOWN, 1),
            sequence(PLAIN, Outcome.RECOVERED, Cause.REFRESH_REJECTED, 1));
  }

  private void bothOpenedAt0200() {
    timeline.at("00:00").line(CODEX, REUSED).line(PLAIN, REUSED);
    timeline.at("01:00").line(CODEX, REUSED).line(PLAIN, REUSED);
    timeline.at("02:00").line(CODEX, REUSED).line(PLAIN, REUSED);
    timeline.at("03:00");
  }
}
