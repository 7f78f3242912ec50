package io.barograph.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir Path directory;
  private final Map<String, Given> entries = new LinkedHashMap<>();
  private final List<String> errors = new ArrayList<>();
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = directory.resolve("barograph.properties");
  }

  @Test
  void entriesHaveTheLineTheyBeginOn() throws IOException {
    read("# first\n\na=1\r\nb : 2\n\nc = 3, \\\n    4\n! last \\\nd 5");

    assertThat(errors).isEmpty();
    assertThat(entries)
        .containsExactly(
            Map.entry("a", new Given("1", Origin.file(file.toString(), 3))),
            Map.entry("b", new Given("2", Origin.file(file.toString(), 4))),
            Map.entry("c", new Given("3, 4", Origin.file(file.toString(), 6))),
            Map.entry("d", new Given("5", Origin.file(file.toString(), 9))));
  }

  @Test
  void escapesAndUtf8AreRead() throws IOException {
    read("a=caf\\u00e9\nb=café\nc=C\\:\\\\dir\\\\\nd=1");

    assertThat(entries.get("a")).extracting(Given::text).isEqualTo("café");
    assertThat(entries.get("b")).extracting(Given::text).isEqualTo("café");
    assertThat(entries.get("c")).extracting(Given::text).isEqualTo("C:\\dir\\");
    assertThat(entries.get("d")).extracting(Given::text).isEqualTo("1");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
    read("\uFEFFa=1");

    assertThat(entries).containsOnlyKeys("a");
  }

  @Test
  void anEmptyFileSetsNothing() throws IOException {
    read("");

    assertThat(entries).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void aKeyGivenTwiceIsAnError() throws IOException {
    read("a=1\nb=2\na=3");

    assertThat(errors).containsExactly("a is given twice (from " + file + ":1 and " + file + ":3)");
  }

  @Test
  void aMalformedEscapeIsAnErrorAndTheRestIsRead() throws IOException {
    read("a=\\u12\nb=2");

    assertThat(errors).containsExactly("malformed \\u escape (from " + file + ":1)");
    assertThat(entries).containsOnlyKeys("b");
  }

  @Test
  void aMissingFileIsAnError() {
    SettingsFile.read(file, entries, errors);

    assertThat(errors)
        .containsExactly("cannot read the settings file " + file + ": there is no such file");
  }

  @Test
  void aDirectoryIsAnError() {
    SettingsFile.read(directory, entries, errors);

    assertThat(errors)
        .containsExactly("cannot read the settings file " + directory + ": it is a directory");
  }

  @Test
  void whatIsNotUtf8IsAnError() throws IOException {
    Files.write(file, new byte[] {'a', '=', (byte) 0xe9});

    SettingsFile.read(file, entries, errors);

    assertThat(errors)
        .containsExactly("cannot read the settings file " + file + ": it is not UTF-8");
  }

  @Test
  void whatHasNoEndIsNotReadToItsEnd() throws IOException {
    read("#".repeat(1_000_001));

    assertThat(errors)
        .containsExactly(
            "cannot read the settings file " + file + ": it is longer than 1000000 bytes");
  }

  @Test
  void theNameSaysWhetherItIsYaml() throws IOException {
    file = directory.resolve("barograph.YML");
    read("\uFEFFa: {b: 1}");

    assertThat(entries)
        .containsExactly(Map.entry("a.b", new Given("1", Origin.file(file.toString(), 1))));
  }

  private void read(String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
    SettingsFile.read(file, entries, errors);
  }
}
