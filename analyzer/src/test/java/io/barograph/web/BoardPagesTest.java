package io.barograph.web;

import static io.barograph.board.Telling.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.board.Telling;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The board's pages, and the JSON beside them, as a client gets them. */
class BoardPagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Elements that are not closed, in HTML. */
  private static final Pattern SINGLE = Pattern.compile("<(meta|link|input)([^>]*)>");

  private final ServedBoard served = new ServedBoard();

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void anEmptyBoardSaysWhatIsTrue() throws Exception {
    assertThat(get("/"))
        .contains(
            "No storm is open.", "There was no incident lately.", "No storm has calmed lately.")
        .contains("The board is still reading the topics", "nothing was told yet");
    served.board().caughtUp();
    assertThat(get("/")).doesNotContain("still reading the topics");
    assertThat(get("/users/dana")).contains("Nothing was told of this user lately.");
  }

  @Test
  void thePageSaysWhoStormsSinceWhenWhyAndWhatHelped() throws Exception {
    Scene.play(served);

    assertThat(get("/"))
        .contains("<title>5 storms · Barograph</title>")
        .contains("5 storms are open, the newest for 6 min. 1 incident is open: wait.")
        .contains("href=\"/users/dana\"", "for 48 min", "did not help", "not known yet", "worked")
        .contains("id=\"in_227vmc63iljckqau\"", "href=\"#in_227vmc63iljckqau\"")
        .contains("<dt>state</dt><dd>RUNNING</dd>", "1 Mar 2026 21:40:00")
        .contains("3 open storms", "at the start 7 of 40 active logins", "9 logins at the most")
        .containsPattern("stale.*silence, no proof");
  }

  @Test
  void aStoryTellsTheStormItsAdviceWithCommandsAndWhatHappened() throws Exception {
    Scene.play(served);

    assertThat(get("/users/dana"))
        .contains("A storm of codex is open", "Advice: reset local state", "Before that: sign in")
        .contains("<code>codex logout &amp;&amp; codex login</code>")
        .contains("For: The CLI says that its refresh token was revoked.")
        .contains("A turn failed", "A storm opened", "61 × refresh-rejected")
        .doesNotContain("What is missing");
    assertThat(get("/users/rae"))
        .contains("1 of 3 failed turns within PT10M; 2 more would open one.")
        .contains("No storm is open.");
  }

  @Test
  void whatADryRunTellsIsMarked() throws Exception {
    served.tell(Telling.simulated(Telling.opened("dana", START)));
    served.tell(Telling.stands("dana", START, null));

    assertThat(get("/")).contains("simulated by a dry run");
    assertThat(get("/users/dana")).contains("simulated by a dry run");
  }

  @Test
  void aUserIsFoundByTheRealNameToo() throws Exception {
    served.tell(Telling.failed("pseudonym-of-dana", "h", START));

    assertThat(get("/users/dana")).contains("Known here as <bdi>pseudonym-of-dana</bdi>");
    assertThat(json("/api/v1/users/dana").path("user").asText()).isEqualTo("pseudonym-of-dana");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b", "<script>alert(1)</script>", "\"'&", "a\u202eb", "..", ".", "%2e", "a b"})
  void aHostileNameHasAPageAndIsNoMarkup(String name) throws Exception {
    served.tell(Telling.opened(name, START), Telling.stands(name, START, null));

    String board = get("/");
    String path = board.replaceAll("(?s).*<a class=\"who\" href=\"([^\"]+)\".*", "$1");
    for (String page : List.of(board, get(path))) {
      assertWellFormed(page);
      assertThat(page).doesNotContain("<script>", "\u202e");
    }
    assertThat(get(path)).contains("A storm of codex is open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/users/dana", "/users/rae", "/users/", "/users?name=x", "/explain"})
  void everyPageIsWellFormedAndHasALanguageATitleAndItsHeadingsInOrder(String path)
      throws Exception {
    Scene.play(served);

    String page = get(path);
    assertWellFormed(page);
    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .containsOnlyOnce("<h1>")
        .containsOnlyOnce("<main id=\"main\"")
        .doesNotContain("style=", "onclick", "javascript:")
        .containsPattern("<title>[^<]+ · Barograph</title>");
    int level = 0;
    for (int heading : headings(page)) {
      assertThat(heading).isLessThanOrEqualTo(level + 1);
      level = heading;
    }
  }

  @Test
  void theJsonTellsTheSame() throws Exception {
    Scene.play(served);

    JsonNode storms = json("/api/v1/storms");
    assertThat(storms.path("caughtUp").asBoolean()).isTrue();
    assertThat(storms.path("eventTime").asText()).isEqualTo("2026-03-01T21:40:00Z");
    assertThat(storms.path("open")).hasSize(5);
    assertThat(storms.path("calmed")).hasSize(2);
    String id = storms.path("open").path(4).path("storm").path("stormId").asText();
    assertThat(json("/api/v1/storms/" + id).path("advice").path(0).path("result").asText())
        .isEqualTo("did_not_help");
    String over = storms.path("calmed").path(0).path("storm").path("stormId").asText();
    assertThat(json("/api/v1/storms/" + over).path("storm").path("how").asText())
        .isEqualTo("stale");
    assertThat(json("/api/v1/incidents").path("incidents").path(0).path("open").asBoolean())
        .isTrue();
    assertThat(json("/api/v1/users/dana").path("entries").findValuesAsText("type"))
        .contains("storm.opened", "retry-sequence.closed", "remediation.advised");
  }

  @Test
  void aStormThatNobodyKnowsIsNotFound() throws Exception {
    assertThat(served.get("/api/v1/storms/st_x").statusCode()).isEqualTo(404);
    assertThat(served.get("/api/v1/storms/st_x").body()).contains("\"error\"");
  }

  @Test
  void aPastedTextIsExplainedAndNotRepeated() throws Exception {
    String page = served.post("/explain", "text=token+sk-secret%0D%0Aab").body();
    assertThat(page).contains("15 characters &lt;b&gt;\n2 characters").doesNotContain("sk-secret");
    assertThat(served.post("/explain", "other=x").body()).contains("nothing to explain");

    JsonNode json = JSON.readTree(served.post("/api/v1/explain", "sk-secret\nab").body());
    assertThat(json.path("lines").path(0).asText()).isEqualTo("9 characters <b>");
    assertThat(json.path("more").asInt()).isZero();
  }

  @Test
  void aLongAnswerIsCutAndSaysSo() throws Exception {
    String lines = "a\n".repeat(600);

    assertThat(JSON.readTree(served.post("/api/v1/explain", lines).body()).path("more").asInt())
        .isEqualTo(100);
    assertThat(served.post("/explain", "text=" + lines.replace("\n", "%0A")).body())
        .contains("and 100 lines more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/explain", "/api/v1/explain"})
  void aTextThatIsTooLargeIsRefused(String path) throws Exception {
    String fits = "text=" + "x".repeat(Request.LARGEST_BODY - 5);
    assertThat(served.post(path, fits).statusCode()).isEqualTo(200);
    assertThat(served.post(path, fits + "x").statusCode()).isEqualTo(413);
    assertThat(served.post(path, "x".repeat(1 << 20)).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({"cross-site,403", "same-site,403", "same-origin,200", "none,200"})
  void anotherSiteMayNotHaveATextExplained(String site, int status) throws Exception {
    HttpRequest.Builder request =
        served
            .request("/explain")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString("text=x"));
    assertThat(served.send(request).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/,'GET, HEAD'",
    "PUT,/explain,'GET, HEAD, POST'",
    "GET,/api/v1/explain,POST",
    "DELETE,/api/v1/storms,'GET, HEAD'",
    "POST,/users/dana,'GET, HEAD'"
  })
  void aMethodThatIsNotForIsRefused(String method, String path, String allowed) throws Exception {
    HttpResponse<String> response =
        served.send(served.request(path).method(method, HttpRequest.BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nowhere", "/users/a/b", "/users/%ff", "/api/v1", "/api/v2/storms", "/STYLE.css"})
  void anUnknownPathIsNotFoundAndNotEchoed(String path) throws Exception {
    HttpResponse<String> response = served.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("There is no such page.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost,200",
    "LOCALHOST:9464,200",
    "127.0.0.1:1,200",
    "[::1]:9464,200",
    "[::1],200",
    "board.example:80,200",
    "evil.example,421",
    "127.0.0.1.evil.example:9464,421",
    "localhost.evil.example,421",
    "'',421"
  })
  void onLoopbackItIsAskedByKnownNamesOnly(String host, int status) throws Exception {
    for (String path : List.of("/", "/api/v1/storms", "/metrics", "/style.css")) {
      assertThat(RawHttp.answer(served.port(), "GET " + path + " HTTP/1.1", "Host: " + host))
          .startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void aProbeMayAskByAnyName() throws Exception {
    assertThat(RawHttp.answer(served.port(), "GET /health/live HTTP/1.1", "Host: probe.example"))
        .startsWith("HTTP/1.1 200");
    assertThat(RawHttp.answer(served.port(), "GET / HTTP/1.0")).startsWith("HTTP/1.1 421");
  }

  @Test
  void manyStormsAreCutOnThePageAndWholeInTheJson() throws Exception {
    for (int i = 0; i < 230; i++) {
      served.tell(Telling.stands("user" + i, START.plus(Duration.ofSeconds(i)), null));
    }

    assertThat(get("/")).contains("230 storms are open", "and 30 more, which the JSON tells");
    assertThat(json("/api/v1/storms").path("open")).hasSize(230);
  }

  private String get(String path) throws Exception {
    HttpResponse<String> response = served.get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> response = served.get(path);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/json; charset=utf-8");
    return JSON.readTree(response.body().getBytes(StandardCharsets.UTF_8));
  }

  /** Our HTML is written so that it is XML too, but for what is never closed. */
  private static void assertWellFormed(String page) throws Exception {
    String xml = SINGLE.matcher(page.replace("<!DOCTYPE html>", "")).replaceAll("<$1$2/>");
    XMLStreamReader reader =
        XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(xml));
    while (reader.hasNext()) {
      reader.next();
    }
  }

  private static List<Integer> headings(String page) {
    return Pattern.compile("<h([1-6])")
        .matcher(page)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }
}
