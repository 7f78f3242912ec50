package io.barograph.core.engine;

import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Verdict;
import org.junit.jupiter.api.Test;

/** A region that the auth server refuses: told as the reason, and never a storm. */
class RegionTimelineTest {
  private static final String FORBIDDEN = "Failed to refresh token: 403 Forbidden";
  private static final String REFUSED = FORBIDDEN + ": Country, region, or territory not supported";

  private final Timeline timeline = Timeline.ofSequences();

  @Test
  void aTurnThatFailsInARefusedRegionSaysSo() {
    timeline.at("00:00").line("alice", "stream error: " + REFUSED + "; retrying 1/5 in 200ms…");
    timeline.at("00:01").line("alice", "ERROR: " + REFUSED);
    timeline.at("01:00");

    assertThat(verdict().reason()).isEqualTo(Reason.REGION_REFUSED);
    assertThat(verdict().cause()).isEqualTo(Cause.REFRESH_UNREACHABLE);
    assertThat(verdict().isRefusedRegion()).isTrue();
    assertThat(verdict().isRejectedRefresh()).isFalse();
  }

  @Test
  void aTracingRecordAloneTellsTheRegionToo() {
    timeline.at("00:00").line("alice", Timeline.NOW + " ERROR codex_core::auth: " + REFUSED);
    timeline.at("00:01").line("alice", COMPLETED);
    timeline.at("01:00");

    assertThat(verdict().outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(verdict().reason()).isEqualTo(Reason.REGION_REFUSED);
    assertThat(verdict().isRefusedRegion()).isFalse();
  }

  @Test
  void aBodyOverSeveralLinesTellsItLater() {
    timeline.at("00:00").line("alice", "stream error: " + FORBIDDEN + ": {");
    timeline.line("alice", "    \"code\": \"unsupported_country_region_territory\",");
    timeline.line("alice", "  }; retrying 1/5 in 200ms…");
    timeline.at("03:00");

    assertThat(verdict().cause()).isEqualTo(Cause.REFRESH_UNREACHABLE);
    assertThat(verdict().reason()).isEqualTo(Reason.REGION_REFUSED);
  }

  @Test
  void forbiddenWithoutThatTextHasNoReason() {
    timeline.at("00:00").line("alice", "ERROR: " + FORBIDDEN);
    timeline.at("01:00");

    assertThat(verdict().cause()).isEqualTo(Cause.REFRESH_UNREACHABLE);
    assertThat(verdict().reason()).isNull();
  }

  @Test
  void theRegionOfAnotherRequestIsNoReason() {
    timeline
        .at("00:00")
        .line("alice", "stream error: unexpected status 403 Forbidden: {; retrying 1/5 in 200ms…");
    timeline.line("alice", "    \"code\": \"unsupported_country_region_territory\",");
    timeline.line("alice", "ERROR: unexpected status 503 Service Unavailable");
    timeline.at("01:00");

    assertThat(verdict().cause()).isEqualTo(Cause.SERVER_ERROR);
    assertThat(verdict().reason()).isNull();
  }

  @Test
  void aRejectionAfterARefusedRegionKeepsItsOwnReason() {
    timeline.at("00:00").line("alice", "stream error: " + REFUSED + "; retrying 1/5 in 200ms…");
    timeline.at("00:01").line("alice", REUSED);
    timeline.at("01:00");

    assertThat(verdict().cause()).isEqualTo(Cause.REFRESH_REJECTED);
    assertThat(verdict().reason()).isEqualTo(Reason.REUSED);
  }

  @Test
  void howeverManyTurnsFailInARefusedRegionTheyAreNoStorm() {
    Timeline storms = Timeline.ofStorms();
    for (int minute = 0; minute < 9; minute++) {
      storms.at("0" + minute + ":00").line("alice", "ERROR: " + REFUSED);
    }
    storms.at("40:00").expectNothing();
  }

  private Verdict verdict() {
    return ((Finding.SequenceClosed) timeline.latest()).sequence().verdict();
  }
}
