package io.barograph.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  @Test
  void itsKeyIsTheUserAndTheCli() {
    Login login = login("dana", "codex");

    assertThat(login.key()).isEqualTo("dana/codex");
    assertThat(login).hasToString("dana/codex");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dana", "corp/dana", "dana/codex", "/", "jürgen ☂", " /x/ "})
  void itsKeyIsReadAsItWasWrittenEvenWhereTheUserHoldsSlashes(String user) {
    Login login = login(user, "gcloud");

    assertThat(Login.ofKey(login.key())).isEqualTo(login);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dana", "/codex", "dana/", "dana/ ", " /codex"})
  void whatIsNoKeyIsRefused(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> Login.ofKey(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "/"})
  void aCliIsNeverBlankAndHoldsNoSlash(String cli) {
    assertThatIllegalArgumentException().isThrownBy(() -> login("dana", cli));
  }

  @Test
  void aCliHasAtMost64Characters() {
    assertThat(login("dana", "c".repeat(64)).cli()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> login("dana", "c".repeat(65)));
  }

  @Test
  void loginsGoByUserAndThenByCli() {
    List<Login> sorted =
        Stream.of(login("dana", "gcloud"), login("bob", "gcloud"), login("dana", "codex"))
            .sorted()
            .toList();

    assertThat(sorted)
        .extracting(Login::key)
        .containsExactly("bob/gcloud", "dana/codex", "dana/gcloud");
  }

  private static Login login(String user, String cli) {
    return new Login(new UserId(user), cli);
  }
}
