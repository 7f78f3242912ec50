package io.barograph.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two accounts of one site come to, and what no site may hold. */
class SiteTest {
  private static final Site OFFICE =
      new Site(OperatingSystem.LINUX, "203.0.113.0/24", null, "eu-west-1");

  @Test
  void whatOneDoesNotTellTheOtherDoes() {
    Site team = new Site(null, null, "platform", null);

    assertThat(OFFICE.mergedWith(team))
        .isEqualTo(new Site(OperatingSystem.LINUX, "203.0.113.0/24", "platform", "eu-west-1"))
        .isEqualTo(team.mergedWith(OFFICE));
  }

  @Test
  void nothingIsAddedByASiteOfWhichNothingIsKnown() {
    assertThat(OFFICE.mergedWith(Site.UNKNOWN)).isEqualTo(OFFICE);
    assertThat(Site.UNKNOWN.mergedWith(OFFICE)).isEqualTo(OFFICE);
    assertThat(Site.UNKNOWN.mergedWith(Site.UNKNOWN)).isEqualTo(Site.UNKNOWN);
  }

  @Test
  void whereBothTellTheLesserCountsWhicheverComesFirst() {
    Site home = new Site(OperatingSystem.WINDOWS, "198.51.100.0/24", null, "us-east-1");
    Site lesser = new Site(OperatingSystem.LINUX, "198.51.100.0/24", null, "eu-west-1");

    assertThat(OFFICE.mergedWith(home)).isEqualTo(lesser);
    assertThat(home.mergedWith(OFFICE)).isEqualTo(lesser);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0000"})
  void blankTextAndControlCharactersAreRefused(String text) {
    assertThatThrownBy(() -> new Site(null, null, text, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("group must be");
  }

  @Test
  void theLongestTextIsTakenAndALongerOneRefused() {
    String longest = "x".repeat(Site.MAX_LENGTH);

    assertThat(new Site(null, null, null, longest).region()).isEqualTo(longest);
    assertThatThrownBy(() -> new Site(null, null, null, longest + "x"))
        .hasMessageStartingWith("region must be");
  }
}
