package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.incidentClosed;
import static io.barograph.core.engine.Expectation.incidentOpened;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REVOKED;
import static io.barograph.core.engine.Spoken.banner;

import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.Segment;
import io.barograph.core.scope.Segment.Dimension;
import io.barograph.core.signal.Site;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * When an incident opens (5 users and 3 in a hundred), when it closes (fewer than 3 or 1 in a
 * hundred for five minutes), and whose it is. Users fail for a quarter of an hour.
 */
class IncidentThresholdsTimelineTest {
  private final Timeline timeline = Timeline.ofIncidents();

  @Test
  void enoughUsersOfAllAreAnIncident() {
    active("other", 95);
    fail("01:00", 5);
    timeline.at("02:04").expect(incidentOpened(Segment.ALL));
  }

  @Test
  void enoughOfTheUsersButTooFewAreNone() {
    active("other", 4);
    fail("01:00", 4);
    timeline.at("10:00").expectNothing();
  }

  @Test
  void enoughUsersButTooSmallAShareAreNone() {
    active("other", 195);
    fail("01:00", 5);
    timeline.at("10:00").expectNothing();
  }

  @Test
  void theShareIsReachedExactly() {
    active("other", 194);
    fail("01:00", 6);
    timeline.at("03:00").expect(incidentOpened(Segment.ALL));
  }

  @Test
  void usersThatFailMoreThanAWindowApartAreNone() {
    active("other", 20);
    fail("01:00", 4);
    timeline.at("16:01").line("victim-104", REVOKED);
    timeline.at("20:00").expectNothing();
  }

  @Test
  void usersThatAreSilentForHalfAnHourAreNotAmongTheActive() {
    active("other", 195);
    timeline.at("29:00").each(Timeline.users("victim", 5), REVOKED);
    timeline.at("30:30").expectNothing();
    timeline.at("32:00").line("victim-100", REVOKED);
    timeline.at("34:00").expect(incidentOpened(Segment.ALL));
  }

  @Test
  void betweenTheThresholdsItNeitherClosesNorOpensAgain() {
    active("other", 20);
    fail("01:00", 5);
    timeline.at("03:00").expect(incidentOpened(Segment.ALL));
    for (int minute = 10; minute < 60; minute += 5) {
      // Three go on failing, and the others work.
      timeline.at(minute + ":00").each(Timeline.users("other", 20), COMPLETED);
      timeline.each(Timeline.users("victim", 3), REVOKED);
    }
    timeline.at("59:00").expectNothing();
  }

  @Test
  void belowTheLowerThresholdItClosesAfterTheQuietTimeAndNotBefore() {
    active("other", 20);
    fail("01:00", 5);
    timeline.at("03:00").expect(incidentOpened(Segment.ALL));
    timeline.at("15:00").each(Timeline.users("other", 20), COMPLETED);
    timeline.at("22:00").expectNothing();
    timeline.at("22:01").expect(incidentClosed(Segment.ALL, Decision.BELOW_THRESHOLDS));
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void whatIsBelowForAMomentOnlyGoesOn() {
    active("other", 20);
    fail("01:00", 5);
    timeline.at("03:00").expect(incidentOpened(Segment.ALL));
    timeline.at("19:00").each(Timeline.users("victim", 3), REVOKED);
    timeline.at("30:00").expectNothing();
    timeline.at("40:01").expect(incidentClosed(Segment.ALL, Decision.BELOW_THRESHOLDS));
  }

  @Test
  void anHourOfSilenceClosesItToo() {
    active("other", 20);
    fail("01:00", 5);
    timeline.at("03:00").expect(incidentOpened(Segment.ALL));
    timeline.at("01:03:00").expect(incidentClosed(Segment.ALL, Decision.BELOW_THRESHOLDS));
  }

  @Test
  void usersOfTwoClisAreCountedApart() {
    active("other", 20);
    fail("01:00", 3);
    Timeline.users("victim", 3)
        .forEach(user -> timeline.line(user + "/" + Engines.PLAIN_CLI, REVOKED));
    timeline.at("20:00").expectNothing();
  }

  @Test
  void oneUserThatFailsOnManyHostsIsOneUser() {
    active("other", 20);
    timeline.at("01:00");
    Stream.of("a", "b", "c", "d", "e", "f").forEach(host -> timeline.line("eve", host, REVOKED));
    timeline.at("20:00").expectNothing();
  }

  @Test
  void whereHardlyAnyOtherVersionFailsItIsAnIncidentOfTheVersion() {
    timeline.at("00:00").each(Timeline.users("other", 60), banner("0.90.0"));
    Timeline.users("victim", 8).forEach(user -> timeline.line(user, banner("0.98.0")));
    timeline.each(Timeline.users("fine", 4), banner("0.98.0"));
    fail("01:00", 8);
    timeline.at("03:00").expect(incidentOpened(new Segment(Dimension.VERSION, "0.98.0")));
  }

  @Test
  void theSmallestSegmentThatExplainsItIsNamed() {
    Site team = new Site(null, "203.0.113.0/24", "ci", "eu");
    Site office = new Site(null, "203.0.113.0/24", "dev", "eu");
    placed("other", 60, Site.UNKNOWN);
    placed("near", 10, office);
    placed("victim", 8, team);
    fail("01:00", 8);
    timeline.at("03:00").expect(incidentOpened(new Segment(Dimension.HOST_GROUP, "ci")));
  }

  @Test
  void aSegmentInWhichManyFailIsAnIncidentThoughTheFleetHardlyNotices() {
    Site ci = new Site(null, null, null, "us");
    placed("other", 195, Site.UNKNOWN);
    placed("victim", 5, ci);
    placed("fine", 15, ci);
    fail("01:00", 5);
    timeline.at("03:00").expect(incidentOpened(new Segment(Dimension.REGION, "us")));
  }

  @Test
  void aSegmentInWhichFewFailIsNone() {
    Site ci = new Site(null, null, null, "us");
    placed("other", 195, Site.UNKNOWN);
    placed("victim", 5, ci);
    placed("fine", 21, ci);
    fail("01:00", 5);
    timeline.at("20:00").expectNothing();
  }

  @Test
  void anIncidentOfASegmentThatSpreadsBecomesOneOfTheFleet() {
    placed("other", 60, Site.UNKNOWN);
    placed("victim", 8, new Site(null, null, "ci", null));
    fail("01:00", 8);
    Segment ci = new Segment(Dimension.HOST_GROUP, "ci");
    timeline.at("03:00").expect(incidentOpened(ci));
    timeline.at("04:00").each(Timeline.users("other", 10), REVOKED);
    timeline.at("06:00").expect(incidentClosed(ci, Decision.WIDENED), incidentOpened(Segment.ALL));
    timeline.at("02:00:00").expect(incidentClosed(Segment.ALL, Decision.BELOW_THRESHOLDS));
  }

  @Test
  void oneOutsideWhoFailsByChanceDoesNotMakeAnIncidentOfASegmentOneOfAll() {
    placed("other", 60, Site.UNKNOWN);
    placed("victim", 10, new Site(null, null, "ci", null));
    fail("01:00", 10);
    timeline.at("01:30").line("other-100", REVOKED);
    timeline.at("03:00").expect(incidentOpened(new Segment(Dimension.HOST_GROUP, "ci")));
    timeline.at("10:00").expectNothing();
  }

  private void active(String name, int users) {
    timeline.at("00:00").each(Timeline.users(name, users), COMPLETED);
  }

  private void placed(String name, int users, Site site) {
    List<String> placed = Timeline.users(name, users);
    placed.forEach(user -> timeline.place(Timeline.laptop(user), site));
    timeline.at("00:00").each(placed, COMPLETED);
  }

  private void fail(String time, int users) {
    timeline.at(time).each(Timeline.users("victim", users), REVOKED);
  }
}
