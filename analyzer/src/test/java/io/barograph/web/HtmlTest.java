package io.barograph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text from outside becomes on a page. */
class HtmlTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:10:00Z");

  @Test
  void markupInATextOrAnAttributeIsText() {
    assertThat(new Html().leaf("p", "<b>&'\"", "title", "\"><script>").written())
        .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;&quot;</p>");
  }

  @Test
  void whatHasNoLookIsShownAsItsNumber() {
    assertThat(Visible.of("a\u202eb\u0000c\u2028d\ue000e\u200bf\r\n"))
        .isEqualTo("a⟨U+202E⟩b⟨U+0000⟩c⟨U+2028⟩d⟨U+E000⟩e⟨U+200B⟩f⟨U+000D⟩⟨U+000A⟩");
    assertThat(Visible.of("\ud800x")).isEqualTo("⟨U+D800⟩x");
    assertThat(Visible.of("é 名前 שלום 👩")).isEqualTo("é 名前 שלום 👩");
  }

  @Test
  void marksDoNotPileUpOverTheLinesAround() {
    assertThat(Visible.of("a" + "\u0301".repeat(40))).startsWith("a\u0301\u0301\u0301⟨U+0301⟩");
  }

  @Test
  void aTextOfTenThousandCharactersIsCut() {
    assertThat(Visible.of("x".repeat(10_000))).hasSize(Visible.LONGEST + 1).endsWith("x…");
  }

  @Test
  void anElementThatIsNotClosedIsAMistakeOfOurs() {
    assertThatThrownBy(() -> new Html().open("p").written())
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dana", "a/b", "a%2Fb", "..x", "é ü", "a?b#c", "名前", "a+b", "<script>"})
  void aNameIsFoundAgainInItsPath(String name) {
    String path = Names.page(name);

    assertThat(path).matches("/users/[\\w.@~%-]+");
    assertThat(Names.decoded(path.substring("/users/".length()))).isEqualTo(name);
  }

  @Test
  void namesThatABrowserTakesForDirectoriesAreAskedOtherwise() {
    assertThat(Names.page("..")).isEqualTo("/users?name=..");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%zz", "%ff", "%c3%28"})
  void aPathThatMeansNothingIsNoName(String step) {
    assertThat(Names.decoded(step)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "PT-5S, 0 s",
    "PT59S, 59 s",
    "PT12M30S, 12 min",
    "PT3H5M, 3 h 5 min",
    "PT2H, 2 h",
    "PT50H, 2 d 2 h"
  })
  void aDurationIsSaidInItsLargestUnits(Duration duration, String words) {
    assertThat(Moments.words(duration)).isEqualTo(words);
  }

  @Test
  void aTimeOfAnotherDayBearsItsDate() {
    Moments moments = new Moments(NOW);

    assertThat(moments.time(new Html(), NOW.minusSeconds(60)).written())
        .isEqualTo("<time datetime=\"2026-03-01T00:09:00Z\">00:09:00</time>");
    assertThat(moments.time(new Html(), NOW.minusSeconds(660)).written())
        .isEqualTo("<time datetime=\"2026-02-28T23:59:00Z\">28 Feb 23:59:00</time>");
    assertThat(moments.lasting(NOW.minusSeconds(660))).isEqualTo("for 11 min");
    assertThat(new Moments(null).lasting(NOW)).isEmpty();
  }
}
