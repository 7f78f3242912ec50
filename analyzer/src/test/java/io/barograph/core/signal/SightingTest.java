package io.barograph.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When two sightings are one that was shipped twice, and what is left of the two. */
class SightingTest {
  private static final Login LOGIN = new Login(new UserId("dana"), "codex");
  private static final AccountId FIRST = new AccountId("acct-1");
  private static final AccountId SECOND = new AccountId("acct-2");

  @Test
  void aCopyAtAnotherPlaceOrWithAnotherAccountIsTheSame() {
    Sighting sighting = sighting(LOGIN, null, Origin.STDERR, 1);

    assertThat(sighting.sameAs(sighting(LOGIN, null, Origin.STDERR, 2))).isTrue();
    assertThat(sighting.sameAs(sighting(LOGIN, FIRST, Origin.STDERR, 1))).isTrue();
  }

  @Test
  void whatAnotherCliSaidOrWasSeenElsewhereIsNotTheSame() {
    Sighting sighting = sighting(LOGIN, FIRST, Origin.STDERR, 1);
    Login other = new Login(LOGIN.user(), "gcloud");

    assertThat(sighting.sameAs(sighting(other, FIRST, Origin.STDERR, 1))).isFalse();
    assertThat(sighting.sameAs(sighting(LOGIN, FIRST, Origin.TELEMETRY, 1))).isFalse();
  }

  @Test
  void aLineComesBeforeTheTelemetryThatTiesWithIt() {
    Sighting line = sighting(LOGIN, FIRST, Origin.STDERR, 1);
    Sighting telemetry = sighting(LOGIN, FIRST, Origin.TELEMETRY, 1);

    assertThat(Sighting.EVENT_TIME_ORDER.compare(line, telemetry)).isNegative();
  }

  @Test
  void copiesMakeTheSameOneInWhateverOrderTheyCome() {
    List<Sighting> copies =
        List.of(
            sighting(LOGIN, null, Origin.STDERR, 1),
            sighting(LOGIN, SECOND, Origin.STDERR, 2),
            sighting(LOGIN, FIRST, Origin.STDERR, 3));
    Sighting expected = sighting(LOGIN, FIRST, Origin.STDERR, 1);

    for (int[] order :
        new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
      Sighting merged =
          copies.get(order[0]).mergedWith(copies.get(order[1])).mergedWith(copies.get(order[2]));
      assertThat(merged).isEqualTo(expected);
    }
  }

  @Test
  void aCopyThatTellsMoreOfTheSiteIsTheSameAndAddsIt() {
    Sighting bare = sighting(LOGIN, null, Site.UNKNOWN, Origin.STDERR, 1);
    Site told = new Site(OperatingSystem.LINUX, "203.0.113.0/24", null, "eu-west-1");
    Sighting copy = sighting(LOGIN, null, told, Origin.STDERR, 2);

    assertThat(bare.sameAs(copy)).isTrue();
    assertThat(bare.mergedWith(copy).site()).isEqualTo(told);
    assertThat(copy.mergedWith(bare)).isEqualTo(bare.mergedWith(copy));
  }

  private static Sighting sighting(
      Login login, @Nullable AccountId account, Origin origin, long ordinal) {
    return sighting(login, account, Site.UNKNOWN, origin, ordinal);
  }

  private static Sighting sighting(
      Login login, @Nullable AccountId account, Site site, Origin origin, long ordinal) {
    return new Sighting(
        login,
        new HostId("laptop"),
        new SessionId("s-1"),
        account,
        site,
        origin,
        Instant.EPOCH,
        ordinal,
        new Signal.TurnCompleted());
  }
}
