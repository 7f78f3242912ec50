package io.barograph.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constants are inlined and leave no trace in class files; only the compiler sees such imports. */
class CoreAloneTest {
  private static final String ANNOTATIONS = Javac.classPathOf(NullMarked.class);

  @TempDir Path output;

  @Test
  void theCoreCompilesWithNothingButAnnotations() throws IOException {
    assertThat(Javac.compile(core(), ANNOTATIONS, output)).isEmpty();
  }

  @Test
  void aCoreThatTakesAConstantFromKafkaDoesNotCompile() throws IOException {
    Path planted = output.resolve("Planted.java");
    Files.writeString(
        planted,
        """
        package io.barograph.core.signal;

        class Planted {
          String key = org.apache.kafka.streams.StreamsConfig.APPLICATION_ID_CONFIG;
        }
        """);
    List<Path> files = new ArrayList<>(core());
    files.add(planted);

    assertThat(Javac.compile(files, ANNOTATIONS, output)).contains("org.apache.kafka.streams");
  }

  private static List<Path> core() {
    List<Path> files = Sources.javaUnder(Path.of("src/main/java/io/barograph/core"));
    assertThat(files).hasSizeGreaterThan(50);
    return files;
  }
}
