package io.barograph.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.metrics.Meters;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocsTest {
  private static final Document README = Repository.document("README.md");
  private static final Document ARCHITECTURE = Repository.document("analyzer/ARCHITECTURE.md");

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(wrong(Claims::brokenLinks)).isEmpty();
  }

  @Test
  void everyMetricNamedExists() {
    assertThat(wrong(Claims::unknownMetrics)).isEmpty();
  }

  @Test
  void everyTopicNamedExists() {
    assertThat(wrong(Claims::unknownTopics)).isEmpty();
  }

  @Test
  void everyEventNamedExistsAndHasASchema() {
    assertThat(wrong(Claims::unknownEvents)).isEmpty();
  }

  @Test
  void everySettingNamedExists() {
    assertThat(wrong(Claims::unknownSettings)).isEmpty();
    assertThat(wrong(Claims::unknownVariables)).isEmpty();
  }

  @Test
  void everyClassNamedExists() {
    assertThat(wrong(Claims::unknownClasses)).isEmpty();
  }

  @Test
  void everyPathNamedExists() {
    assertThat(wrong(Claims::missingPaths)).isEmpty();
  }

  @Test
  void theTreeInTheReadmeNamesWhatIsThere() {
    assertThat(Tables.missingInTree(README.section("Where things are"))).isEmpty();
  }

  @Test
  void theSettingsTableIsWhatTheSettingsSay() {
    assertThat(README.section("Settings")).contains(Tables.settings());
  }

  @Test
  void theMetricsTableIsWhatTheMetersSay() {
    assertThat(README.section("Metrics")).contains(Meters.markdown());
  }

  @Test
  void theEventsTableHasEveryEventOnItsTopicWithItsSchema() {
    Set<String> rows =
        README
            .section("Events")
            .lines()
            .filter(row -> row.startsWith("| `io."))
            .collect(Collectors.toSet());

    assertThat(rows).hasSameSizeAs(Claims.events());
    for (String type : Claims.events()) {
      assertThat(rows).anyMatch(row -> row.startsWith("| `" + type + "` |"));
      assertThat(rows).anyMatch(row -> row.contains("/" + type + ".schema.json)"));
    }
    assertThat(rows).allMatch(Tables::agreesWithTheSchemas);
  }

  @Test
  void theTwoCommandsAreWhatTheBuildAndTheCiRun() {
    List<String> commands =
        new Document("", README.section("Two commands"))
            .blocks().stream().map(block -> block.text().strip()).toList();

    assertThat(commands)
        .containsExactly(
            "mvn -q -DskipTests package && java -jar analyzer/target/barograph.jar demo --for 60s",
            "mvn verify");
    assertThat(Repository.text(".ci/run")).contains("mvn -B -ntp verify");
    assertThat(Repository.text("pom.xml"))
        .contains("<module>schemas</module>", "<module>analyzer</module>");
    assertThat(Repository.text("analyzer/pom.xml"))
        .contains(
            "<finalName>barograph</finalName>",
            "<mainClass>io.barograph.Barograph</mainClass>",
            "<classpathPrefix>lib/</classpathPrefix>");
  }

  @Test
  void theDoorsTableIsTheOneThatTheHouseTests() {
    assertThat(Tables.documentedDoors(ARCHITECTURE)).isEqualTo(Tables.testedDoors());
  }

  @Test
  void thePlantedLiesAreCaught() {
    Document lies =
        new Document(
            "README.md",
            """
            ## A heading

            [gone](analyzer/GONE.md), [no such heading](#another-heading), [fine](#a-heading).
            `barograph_storms_opened` lacks its end; `barograph_storms_opened_total` does not.
            `cli.storm.v1`, `cli.storms.v1`; `io.barograph.storm.ended.v1`.
            `storm.treshold`, `storm.threshold`, `storm.opened`, `BAROGRAPH_STORM_TRESHOLD`.
            `StormDetecter`, `StormDetector`; `analyzer/src/main/jav`, `analyzer/src/main/java`.
            """);

    assertThat(Claims.brokenLinks(lies))
        .containsExactlyInAnyOrder("analyzer/GONE.md", "#another-heading");
    assertThat(Claims.unknownMetrics(lies)).containsExactly("barograph_storms_opened");
    assertThat(Claims.unknownTopics(lies)).containsExactly("cli.storm.v1");
    assertThat(Claims.unknownEvents(lies)).containsExactly("io.barograph.storm.ended.v1");
    assertThat(Claims.unknownSettings(lies)).containsExactly("storm.treshold");
    assertThat(Claims.unknownVariables(lies)).containsExactly("BAROGRAPH_STORM_TRESHOLD");
    assertThat(Claims.unknownClasses(lies)).containsExactly("StormDetecter");
    assertThat(Claims.missingPaths(lies)).containsExactly("analyzer/src/main/jav");
  }

  @Test
  void aTreeThatNamesWhatIsGoneIsCaught() {
    String tree =
        """
        ```text
        analyzer/           there
          src/main/java/io/barograph/
            attic/  core/   one of two
        ```
        """;

    assertThat(Tables.missingInTree(tree))
        .containsExactly("analyzer/src/main/java/io/barograph/attic/");
  }

  @Test
  void aDoorTooManyIsCaught() {
    String doors = ARCHITECTURE.text();
    String planted =
        doors.replace("| `web` | `metrics`, `board` |", "| `web` | `metrics`, `topology` |");

    assertThat(planted).isNotEqualTo(doors);
    assertThat(Tables.documentedDoors(new Document(ARCHITECTURE.path(), planted)))
        .isNotEqualTo(Tables.testedDoors());
  }

  private static List<String> wrong(Function<Document, Set<String>> claims) {
    return Repository.documents().stream()
        .flatMap(document -> claims.apply(document).stream().map(w -> document.path() + ": " + w))
        .toList();
  }
}
