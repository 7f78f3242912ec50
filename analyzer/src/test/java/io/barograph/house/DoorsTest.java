package io.barograph.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest {
  /**
   * Who may go where. Rooms stand without {@code io.barograph}; what a room needs beside them is in
   * the last column. The Java platform and jspecify's annotations are everybody's.
   */
  private static final Doors DOORS =
      Doors.parse(
          """
          room             | may enter                                                     | libraries
          -----------------+---------------------------------------------------------------+-----------------------------
          core.signal      |                                                               |
          core.dialect     | core.signal                                                   |
          core.sequence    | core.signal                                                   |
          core.storm       | core.signal                                                   |
          core.scope       | core.signal core.storm                                        |
          core.remediation | core.signal core.storm core.scope                             |
          core.engine      | core.signal core.sequence core.storm core.scope               |
                           | core.remediation                                              |
          ingest           | core.signal core.dialect                                      | jackson re2j otlp crypto
                           |                                                               | kafka-headers
          event            | core.signal core.sequence core.storm core.scope               | schemas jackson
                           | core.remediation core.engine                                  |
          metrics          | core.signal core.storm core.scope core.remediation            | micrometer prometheus
          feed             | event                                                         | kafka-clients jackson slf4j
          topology         | core.signal core.sequence core.storm core.scope               | kafka-streams slf4j jackson
                           | core.remediation core.engine ingest event feed metrics        |
          replay           | core.signal core.dialect core.engine ingest                   | jackson re2j kafka-clients zstd
          board            | event feed                                                    | jackson
          web              | metrics board                                                 | httpserver jackson slf4j
          sink             | event feed metrics                                            | kafka-clients jackson slf4j
                           |                                                               | crypto tls
          config           |                                                               | yaml
          embedded         |                                                               | kafka-server
          embedded.fleet   | core.signal                                                   |
          bench            | core.signal core.storm core.scope core.remediation            |
                           | core.engine embedded.fleet                                    |
          bench.cost       |                                                               |
          command.screen   |                                                               | jline
          command          | core.signal core.dialect core.sequence core.storm core.scope  | picocli kafka-streams
                           | core.remediation core.engine ingest event feed metrics        | jackson micrometer slf4j
                           | topology replay board web sink config embedded embedded.fleet |
                           | command.screen                                                |
          command.bench    | core.signal core.dialect ingest metrics                       | picocli kafka-streams jmx
                           | topology replay config embedded embedded.fleet                | jackson micrometer
                           | bench bench.cost command command.screen                       |
          barograph        | command command.bench                                         |
          """);

  @Test
  void everyRoomKeepsToItsDoors() {
    assertThat(DOORS.trespasses(house())).isEmpty();
  }

  @Test
  void theTableNamesEveryRoomAndNoOther() {
    Path root = Path.of("src/main/java/io/barograph");
    List<String> rooms =
        Sources.javaUnder(root).stream()
            .map(file -> root.relativize(file.getParent()).toString())
            .map(room -> room.isEmpty() ? Doors.ROOT : room.replace(File.separatorChar, '.'))
            .distinct()
            .toList();

    assertThat(DOORS.rooms()).containsExactlyInAnyOrderElementsOf(rooms);
  }

  @Test
  void theTableGrantsNoDoorThatNobodyUses() {
    assertThat(DOORS.unused(house())).isEmpty();
  }

  @Test
  void anImportOfAForbiddenRoomIsCaught(@TempDir Path directory) throws IOException {
    JavaClasses planted =
        plant(
            directory,
            """
            package io.barograph.core.sequence;

            class Planted {
              Object policy = new io.barograph.core.storm.StormPolicy(3, null, null);
            }
            """);

    assertThat(DOORS.trespasses(planted))
        .containsExactly("core.sequence.Planted enters io.barograph.core.storm");
  }

  @Test
  void anImportOfTheMainClassIsCaught(@TempDir Path directory) throws IOException {
    JavaClasses planted =
        plant(
            directory,
            """
            package io.barograph.command;

            class Planted {
              Class<?> main = io.barograph.Barograph.class;
            }
            """);

    assertThat(DOORS.trespasses(planted)).containsExactly("command.Planted enters io.barograph");
  }

  @Test
  void anImportOfAForbiddenLibraryIsCaught(@TempDir Path directory) throws IOException {
    JavaClasses planted =
        plant(
            directory,
            """
            package io.barograph.metrics;

            class Planted {
              org.apache.kafka.streams.KafkaStreams[] streams;
            }
            """);

    assertThat(DOORS.trespasses(planted))
        .containsExactly("metrics.Planted enters org.apache.kafka.streams");
  }

  @Test
  void aClassOfARoomThatTheTableDoesNotNameIsCaught(@TempDir Path directory) throws IOException {
    JavaClasses planted = plant(directory, "package io.barograph.attic; class Planted {}");

    assertThat(DOORS.trespasses(planted)).containsExactly("attic.Planted lives in no known room");
  }

  private static JavaClasses house() {
    return Classes.under(Path.of("target", "classes"));
  }

  private static JavaClasses plant(Path directory, String source) throws IOException {
    Path file = directory.resolve("Planted.java");
    Files.writeString(file, source);
    String classPath =
        String.join(
            File.pathSeparator,
            Path.of("target", "classes").toString(),
            Javac.classPathOf(NullMarked.class),
            System.getProperty("java.class.path"));
    assertThat(Javac.compile(List.of(file), classPath, directory)).isEmpty();
    return Classes.under(directory);
  }
}
