package io.barograph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.barograph.board.Telling;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The board as people see it. */
class BoardInBrowserTest {
  private static final String HOSTILE =
      "<img src=x onerror=alert(1)>\"'\u202egnp.exe/..\u0000" + "x".repeat(160);

  private static Browser browser;
  private ServedBoard served;

  @BeforeAll
  static void open() {
    browser = Browser.open(1280, 900, true);
  }

  @AfterAll
  static void quit() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void serve() {
    served = new ServedBoard();
    Scene.play(served);
  }

  @AfterEach
  void stop() {
    browser.driver().get("about:blank");
    served.close();
  }

  @ParameterizedTest
  @CsvSource({"light,1280", "dark,1280", "light,400", "dark,400"})
  void everyPageIsReadableByAllAndFits(String scheme, int width) throws Exception {
    browser.size(width, 900);
    browser.scheme(scheme);
    int page = 0;
    for (String path : List.of("/", "/users/dana", "/users/rae", "/users/nobody", "/explain")) {
      ChromeDriver driver = at(path);
      browser.keep(scheme + "-" + width + "-" + page++);

      assertThat(new AxeBuilder().analyze(driver).getViolations())
          .as(path)
          .allSatisfy(violation -> assertThat(violation.getNodes()).isEmpty());
      assertThat(overflow(driver)).as(path).isZero();
      assertThat(browser.complaints()).as(path).isEmpty();
    }
  }

  @Test
  void hostileNamesAreTextAndNothingElse() {
    browser.size(400, 900);
    served.tell(
        Telling.opened(HOSTILE, Telling.START),
        Telling.stands(HOSTILE, Telling.START, null),
        Telling.advised(HOSTILE, Telling.START, Duration.ofMinutes(4), 1, "<script>"));

    ChromeDriver driver = at("/");
    assertThat(driver.findElements(By.cssSelector("img, main script"))).isEmpty();
    assertThat(overflow(driver)).isZero();
    WebElement link = driver.findElement(By.partialLinkText("onerror=alert"));
    assertThat(link.getText()).contains("⟨U+202E⟩gnp.exe/..⟨U+0000⟩");
    link.click();
    awaitText(driver, By.tagName("h1"), h1 -> assertThat(h1).isEqualTo(Visible.of(HOSTILE)));
    assertThat(driver.findElement(By.id("storm-codex")).isDisplayed()).isTrue();
    assertThat(overflow(driver)).isZero();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theKeyboardReachesEveryLinkAndFieldAndSeesWhereItIs() {
    browser.size(1280, 900);
    ChromeDriver driver = at("/");
    Set<String> wanted = new LinkedHashSet<>();
    for (WebElement one : driver.findElements(By.cssSelector("a, button, input"))) {
      wanted.add(
          one.getTagName() + " " + one.getDomProperty("href") + " " + one.getDomProperty("id"));
    }
    Set<String> reached = new LinkedHashSet<>();
    for (int i = 0; i < 100 && !reached.containsAll(wanted); i++) {
      driver.switchTo().activeElement().sendKeys(Keys.TAB);
      WebElement one = driver.switchTo().activeElement();
      assertThat(one.getCssValue("outline-style")).isEqualTo("solid");
      reached.add(
          one.getTagName() + " " + one.getDomProperty("href") + " " + one.getDomProperty("id"));
    }
    assertThat(reached).containsAll(wanted);
  }

  @Test
  void whatChangesArrivesWithoutALoadAndTakesNothingFromTheReader() {
    browser.size(1280, 900);
    ChromeDriver driver = at("/users/dana");
    awaitText(driver, By.id("live"), live -> assertThat(live).startsWith("Updated"));
    driver.executeScript("window.same = true");
    WebElement details = driver.findElement(By.id("seen-reset_local_state"));
    details.findElement(By.tagName("summary")).click();

    served.tell(Telling.failed("dana", "dana-other", Telling.START.plusSeconds(60)));

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> driver.getPageSource().contains("dana-other"));
    assertThat(driver.executeScript("return window.same")).isEqualTo(true);
    assertThat(driver.findElement(By.id("seen-reset_local_state")).getDomProperty("open"))
        .isEqualTo("true");
    assertThat(driver.switchTo().activeElement().getTagName()).isEqualTo("summary");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aLineIsExplainedInTheForm() {
    ChromeDriver driver = at("/explain");
    driver.findElement(By.id("text")).sendKeys("ERROR: secret-word");
    driver.findElement(By.cssSelector("main button")).click();

    awaitText(
        driver,
        By.id("main"),
        main -> assertThat(main).contains("18 characters <b>").doesNotContain("secret-word"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aUserIsLookedUp() {
    ChromeDriver driver = at("/");
    driver.findElement(By.id("name")).sendKeys("dana" + Keys.ENTER);

    awaitText(driver, By.tagName("h1"), h1 -> assertThat(h1).isEqualTo("dana"));
    assertThat(driver.getTitle()).startsWith("dana");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/users/dana"})
  void withoutScriptsThePageTellsTheSameAndComesAnew(String path) {
    try (Browser plain = Browser.open(400, 900, false)) {
      ChromeDriver driver = plain.driver();
      driver.get(served.at(path).toString());

      assertThat(driver.findElement(By.id("main")).getText()).contains("dana", "reset local state");
      assertThat(driver.getPageSource()).contains("<meta http-equiv=\"refresh\" content=\"30\">");
      awaitText(driver, By.id("live"), live -> assertThat(live).startsWith("Asked anew"));
      assertThat(plain.complaints()).isEmpty();
    }
  }

  private ChromeDriver at(String path) {
    browser.driver().get(served.at(path).toString());
    return browser.driver();
  }

  /** A page that is left takes its elements with it, while they are read. */
  private static void awaitText(ChromeDriver driver, By where, Consumer<String> holds) {
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .untilAsserted(() -> holds.accept(driver.findElement(where).getText()));
  }

  private static long overflow(ChromeDriver driver) {
    Object pixels =
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return (Long) pixels;
  }
}
