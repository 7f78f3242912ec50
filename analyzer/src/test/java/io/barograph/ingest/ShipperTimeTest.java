package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShipperTimeTest {
  private static final Instant NEAR = Instant.parse("2026-11-22T14:30:00Z");
  private static final ShipperTime UTC = new ShipperTime(ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T14:22:39Z, 2026-11-22T14:22:39Z",
    "2026-11-22T14:22:39.580338+00:00, 2026-11-22T14:22:39.580338Z",
    "2026-11-22T16:22:39.123456789+0200, 2026-11-22T14:22:39.123456789Z",
    "2026-11-22 14:22:39, 2026-11-22T14:22:39Z",
    "'2026-11-22 14:22:39,250', 2026-11-22T14:22:39.250Z",
    "'2026-11-22T16:22:39,250+0200', 2026-11-22T14:22:39.250Z",
    "2026-11-22 16:22:39 +0200, 2026-11-22T14:22:39Z",
    "2026-11-22 14:22:39.25 UTC, 2026-11-22T14:22:39.250Z",
    "2026-11-22T14:22:39, 2026-11-22T14:22:39Z",
    "1795357359, 2026-11-22T14:22:39Z",
    "1795357359.5, 2026-11-22T14:22:39.5Z",
    "1.7953573595E9, 2026-11-22T14:22:39.5Z",
    "1795357359580, 2026-11-22T14:22:39.580Z",
    "1795357359580338, 2026-11-22T14:22:39.580338Z",
    "1795357359580338123, 2026-11-22T14:22:39.580338123Z",
    "Nov 22 14:22:39, 2026-11-22T14:22:39Z",
    "Nov  2 14:22:39, 2026-11-02T14:22:39Z"
  })
  void theFormsOfShippersAreRead(String text, Instant time) {
    assertThat(UTC.read(text, NEAR)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "0", "yesterday", "-5", "1e999999999", "2026-13-01T00:00:00Z",
        "Nov 31 10:00:00", "Nov 22", "99999999999999999999999", "12:00:00", "NaN", "Nov"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(UTC.read(text, NEAR)).isNull();
  }

  @Test
  void aTimeWithoutAYearIsOfTheYearNearest() {
    Instant newYear = Instant.parse("2027-01-01T00:00:10Z");

    assertThat(UTC.read("Dec 31 23:59:59", newYear))
        .isEqualTo(Instant.parse("2026-12-31T23:59:59Z"));
    assertThat(UTC.read("Jan  1 00:00:05", Instant.parse("2026-12-31T23:59:59Z")))
        .isEqualTo(Instant.parse("2027-01-01T00:00:05Z"));
  }

  @Test
  void theTwentyNinthOfFebruaryIsOfALeapYear() {
    assertThat(UTC.read("Feb 29 10:00:00", Instant.parse("2024-03-01T00:00:00Z")))
        .isEqualTo(Instant.parse("2024-02-29T10:00:00Z"));
    assertThat(UTC.read("Feb 29 10:00:00", Instant.parse("2026-03-01T00:00:00Z"))).isNull();
  }

  @Test
  void aTimeWithoutAZoneIsOfTheZoneThatIsSet() {
    ShipperTime berlin = new ShipperTime(ZoneId.of("Europe/Berlin"));

    assertThat(berlin.read("Nov 22 15:22:39", NEAR))
        .isEqualTo(Instant.parse("2026-11-22T14:22:39Z"));
    assertThat(berlin.read("2026-11-22 15:22:39", NEAR))
        .isEqualTo(Instant.parse("2026-11-22T14:22:39Z"));
    assertThat(berlin.read("2026-11-22T14:22:39Z", NEAR))
        .isEqualTo(Instant.parse("2026-11-22T14:22:39Z"));
  }
}
