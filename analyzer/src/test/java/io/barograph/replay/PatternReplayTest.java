package io.barograph.replay;

import static io.barograph.replay.Replayed.NOTHING_GIVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Lines that something has prefixed, read by a regular expression with named groups. */
class PatternReplayTest {
  private static final String REUSED =
      "ERROR: Your access token could not be refreshed because your refresh token was already"
          + " used. Please log out and sign in again.";

  @Test
  void allFiveGroupsAreTaken() {
    Replayed replayed =
        replayed(
            "^(?P<time>\\S+) (?P<host>\\S+) (?P<user>\\S+) (?P<session>\\S+) (?P<line>.*)$",
            "2026-03-01T08:00:00Z box alice s-1 " + REUSED);

    Sighting sighting = replayed.sightings().get(0);
    assertThat(sighting.time()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    assertThat(sighting.host()).isEqualTo(new HostId("box"));
    assertThat(sighting.user()).isEqualTo(new UserId("alice"));
    assertThat(sighting.session()).isEqualTo(new SessionId("s-1"));
    assertThat(replayed.reads.get(0).source()).isEqualTo(TimeSource.SHIPPER);
    assertThat(replayed.sequences()).hasSize(1);
  }

  @Test
  void theGroupsMayBeWrittenAsJavaDoes() {
    Replayed replayed = replayed("^(?<user>\\S+) (?<line>.*)$", "alice " + REUSED);

    assertThat(replayed.sightings().get(0).user()).isEqualTo(new UserId("alice"));
  }

  @Test
  void whatThePatternDoesNotTellIsTakenFromTheFlags() {
    Given given =
        new Given(
            new UserId("bob"),
            new HostId("desk"),
            Instant.parse("2026-03-01T08:00:00Z"),
            LinePattern.of("^app: (?P<line>.*)$"));

    Sighting sighting = Replayed.standardInput(given, bytes("app: " + REUSED)).sightings().get(0);

    assertThat(sighting.user()).isEqualTo(new UserId("bob"));
    assertThat(sighting.host()).isEqualTo(new HostId("desk"));
    assertThat(sighting.time()).isEqualTo(Instant.parse("2026-03-01T08:00:00.000001Z"));
  }

  @Test
  void aTimeWithAnOffsetABlankOrNoZoneIsRead() {
    String pattern = "^(?P<time>\\S+ ?\\S*)\\| (?P<line>.*)$";
    String lines =
        String.join(
            "\n",
            "2026-03-01T09:00:00+01:00| " + REUSED,
            "2026-03-01 08:01:00| " + REUSED,
            "2026-03-01T08:02:00.5| " + REUSED);

    assertThat(replayed(pattern, lines).sightings())
        .extracting(Sighting::time)
        .containsExactly(
            Instant.parse("2026-03-01T08:00:00Z"),
            Instant.parse("2026-03-01T08:01:00Z"),
            Instant.parse("2026-03-01T08:02:00.500Z"));
  }

  @Test
  void aLineThatThePatternDoesNotMatchIsNoise() {
    Replayed replayed = replayed("^app: (?P<line>.*)$", REUSED);

    assertThat(replayed.sightings()).isEmpty();
    assertThat(replayed.totals().lines()).isEqualTo(1);
  }

  @Test
  void aPatternWithoutTheGroupLineIsRefused() {
    assertThatThrownBy(() -> LinePattern.of("^(?P<user>\\S+) .*$"))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("--pattern must have the named group (?P<line>…)")
        .hasMessageContaining("[user]");
    assertThatThrownBy(() -> LinePattern.of(".*")).hasMessageContaining("but it has none");
  }

  @Test
  void aGroupThatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> LinePattern.of("^(?P<usr>\\S+) (?P<line>.*)$"))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("[account, cli, host, line, pid, session, time, user]")
        .hasMessageContaining("but not [usr]");
  }

  @Test
  void whatIsNoRegularExpressionIsRefused() {
    assertThatThrownBy(() -> LinePattern.of("(?P<line>.*"))
        .isInstanceOf(ReplayException.class)
        .hasMessageStartingWith("--pattern is no regular expression: ");
  }

  @Test
  void aPatternThatWouldBacktrackWithoutEndDoesNot() {
    Replayed replayed = replayed("^((a+)+)+b(?P<line>.*)$", "a".repeat(100_000) + REUSED);

    assertThat(replayed.totals().lines()).isEqualTo(1);
  }

  private static Replayed replayed(String pattern, String lines) {
    Given given =
        new Given(
            NOTHING_GIVEN.user(), NOTHING_GIVEN.host(), Instant.EPOCH, LinePattern.of(pattern));
    return Replayed.standardInput(given, bytes(lines));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
