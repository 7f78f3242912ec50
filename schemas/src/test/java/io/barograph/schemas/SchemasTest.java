package io.barograph.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemasTest {

  @Test
  void everyFileInTheRoomIsASchemaOrItsExample() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/barograph/schemas"))) {
      Stream<String> expected =
          Schemas.names().stream().flatMap(n -> Stream.of(n + ".example.json", n + ".schema.json"));
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected.toList());
    }
  }

  @Test
  void namesAreSorted() {
    assertThat(Schemas.names()).isSorted();
  }

  @Test
  void everyEventFindsItsSchemaByItsType() {
    assertThat(Schemas.byEventType()).hasSize(10);
    Schemas.byEventType()
        .forEach((type, resource) -> assertThat(Schemas.class.getResource(resource)).isNotNull());
    assertThat(Schemas.byEventType())
        .containsEntry("io.barograph.storm.opened.v1", "io.barograph.storm.opened.v1.schema.json")
        .doesNotContainKeys("log-line", "storm-state", "cloud-event");
  }

  @Test
  void aNameThatIsNoSchemaIsRefused() {
    for (String name : List.of("io.barograph.storm.opened.v2", "../Schemas", "")) {
      assertThatThrownBy(() -> Schemas.open(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no schema is named " + name);
      assertThatThrownBy(() -> Schemas.openExample(name))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Schemas.id(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theTableOfTheReadmeNamesEverySchemaAndNothingElse() throws IOException {
    Matcher rows =
        Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(rows.results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(Schemas.names());
  }
}
