package io.barograph.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacySettingsTest {
  private static final String VARIABLE = "BAROGRAPH_PRIVACY_PSEUDONYM_KEY";
  private static final String KEY = "canary: key of pseudonyms";
  private static final String SHORT = "canary: 15 byte";

  @TempDir Path directory;

  @Test
  void withoutAKeyThereIsNone() {
    assertThat(Settings.defaults().privacy().pseudonymKey()).isEmpty();
    assertThat(Settings.defaults().privacy()).hasToString("PrivacySettings[pseudonymKey=]");
    assertThat(Settings.load(null, Map.of(VARIABLE, ""), Map.of()).privacy().pseudonymKey())
        .isEmpty();
  }

  @Test
  void theKeyComesFromTheEnvironment() {
    assertThat(key(Settings.load(null, Map.of(VARIABLE, KEY), Map.of()))).isEqualTo(KEY);
  }

  @Test
  void theKeyComesFromTheSettingsFile() throws IOException {
    Path file = file("barograph.properties", "privacy.pseudonym-key=" + KEY + "\n");

    assertThat(key(Settings.load(file, Map.of(), Map.of()))).isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void theKeyComesFromAFileWithoutOneLineBreakAtItsEnd(String end) throws IOException {
    Path file = file("key", KEY + end);

    assertThat(key(Settings.load(null, Map.of(), fileFlag(file)))).isEqualTo(KEY);
    assertThat(key(Settings.load(null, Map.of(VARIABLE, ""), fileFlag(file)))).isEqualTo(KEY);
  }

  @Test
  void onlyOneLineBreakAtTheEndIsNoPartOfTheKey() throws IOException {
    Path file = file("key", " " + KEY + " \n\n");

    assertThat(key(Settings.load(null, Map.of(), fileFlag(file)))).isEqualTo(" " + KEY + " \n");
  }

  @Test
  void theKeyInAFileMayBeAnyBytes() throws IOException {
    byte[] bytes = new byte[16];
    bytes[3] = (byte) 0xFF;
    Path file = Files.write(directory.resolve("key"), bytes);

    assertThat(Settings.load(null, Map.of(), fileFlag(file)).privacy().pseudonymKey())
        .hasValueSatisfying(key -> assertThat(key).isEqualTo(bytes));
  }

  @Test
  void onTheCommandLineItIsRefused() {
    assertThat(error(null, Map.of(), Map.of("privacy.pseudonym-key", KEY)))
        .isEqualTo(
            "privacy.pseudonym-key must not stand on the command line, which every user of the"
                + " machine can read, but was *** (from the command line)");
  }

  @Test
  void twoKeysAreRefused() throws IOException {
    Path file = file("key", KEY);

    assertThat(error(null, Map.of(VARIABLE, KEY), fileFlag(file)))
        .isEqualTo(
            "privacy.pseudonym-key-file must be empty where privacy.pseudonym-key is given too,"
                + " but was "
                + Secrets.shown("", file.toString())
                + " (from the command line)");
  }

  @Test
  void aShortKeyIsRefusedByItsOrigin() throws IOException {
    Path settings = file("barograph.properties", "privacy.pseudonym-key=" + SHORT);
    Path key = file("key", SHORT + "\n");

    assertThat(error(null, Map.of(VARIABLE, SHORT), Map.of()))
        .isEqualTo(
            "privacy.pseudonym-key must have 16 to 4096 bytes but was *** (from " + VARIABLE + ")");
    assertThat(error(settings, Map.of(), Map.of()))
        .endsWith("16 to 4096 bytes but was *** (from " + settings + ":1)");
    assertThat(
            error(null, Map.of("BAROGRAPH_PRIVACY_PSEUDONYM_KEY_FILE", key.toString()), Map.of()))
        .isEqualTo(
            "privacy.pseudonym-key-file must name a file of 16 to 4096 bytes but was "
                + Secrets.shown("", key.toString())
                + " (from BAROGRAPH_PRIVACY_PSEUDONYM_KEY_FILE)");
  }

  @Test
  void aKeyOfSixteenBytesIsTakenAndOneWithoutEndIsNot() throws IOException {
    assertThat(key(Settings.load(null, Map.of(VARIABLE, SHORT + "!"), Map.of())))
        .isEqualTo(SHORT + "!");
    assertThat(error(null, Map.of(), fileFlag(file("key", "k".repeat(4097)))))
        .contains("a file of 16 to 4096 bytes");
    assertThat(key(Settings.load(null, Map.of(), fileFlag(file("key", "k".repeat(4096) + "\r\n")))))
        .hasSize(4096);
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithTheReason() {
    assertThat(error(null, Map.of(), fileFlag(directory.resolve("none"))))
        .startsWith("privacy.pseudonym-key-file must name a file that can be read")
        .contains("(there is no such file)");
    assertThat(error(null, Map.of(), fileFlag(directory))).contains("(it is a directory)");
  }

  @Test
  void theKeyIsNeverShown() {
    Settings settings = Settings.load(null, Map.of(VARIABLE, KEY), Map.of());

    assertThat(settings.toString())
        .doesNotContain("canary")
        .contains("PrivacySettings[pseudonymKey=***]");
    assertThat(settings.origins().toString())
        .doesNotContain("canary")
        .contains("privacy.pseudonym-key=" + VARIABLE);
  }

  @Test
  void aMisspeltVariableShowsNoKey() {
    assertThat(error(null, Map.of("BAROGRAPH_PRIVACY_PSEUDONYMKEY", KEY), Map.of()))
        .isEqualTo(
            "BAROGRAPH_PRIVACY_PSEUDONYMKEY is not a setting; did you mean " + VARIABLE + "?");
  }

  /** The one error, after a look for the key in everything that could be printed of it. */
  private static String error(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    ConfigurationException exception =
        catchThrowableOfType(
            ConfigurationException.class, () -> Settings.load(file, environment, flags));
    StringWriter trace = new StringWriter();
    exception.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("canary");
    assertThat(exception.errors()).singleElement().asString().doesNotContain("canary");
    return exception.errors().get(0);
  }

  private static String key(Settings settings) {
    return new String(settings.privacy().pseudonymKey().orElseThrow(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> fileFlag(Path file) {
    return Map.of("privacy.pseudonym-key-file", file.toString());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
  }
}
