package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of a name without patterns is what patterns would tell. */
class IdentitySecretsTest {
  private static final Pattern NAME =
      Pattern.compile("/?[a-z]+[0-9]{0,4}(?:[_.@+/-][a-z]*[0-9]{0,4})*|[0-9a-fA-F-]+");

  /** What credentials are made of, and what names are. */
  private static final List<String> PIECES =
      List.of(
          "eyJ",
          "eyA",
          "sk-",
          "rt_",
          "rt.",
          "at-",
          "sess-",
          "sk_live_",
          "ghp_",
          "github_pat_",
          "glpat-",
          "ya29.",
          "AIza",
          "GOCSPX-",
          "AKIA",
          "aoaA",
          "M.C5",
          "xoxb-",
          "xapp-",
          "hf_",
          "npm_",
          "pypi-",
          "0.A",
          "1.A",
          "dev",
          "web",
          "-",
          "_",
          ".",
          "7",
          "2026",
          "a",
          "Z",
          "Qx9",
          "BEGIN",
          "bearer",
          "basic",
          "token",
          "password",
          "authorization",
          "cookie",
          "key",
          "code",
          "XBlbkFJ",
          "000000000000",
          "token-",
          "--secret");

  /** How tokens begin whose first letters tell whose they are. */
  private static final List<String> HEADS =
      List.of(
          "eyJ",
          "eyA",
          "sk-",
          "at-",
          "rt-",
          "sess-",
          "rt_",
          "rt.",
          "rk_live_",
          "sk_test_",
          "pk_live_",
          "ghp_",
          "gho_",
          "ghu_",
          "ghs_",
          "ghr_",
          "github_pat_",
          "glpat-",
          "gloas-",
          "gldt-",
          "glrt-",
          "glcbt-",
          "glptt-",
          "glft-",
          "glagent-",
          "glsoat-",
          "ya29.",
          "AIza",
          "GOCSPX-",
          "1//",
          "4/0A",
          "AKIA",
          "ASIA",
          "ABIA",
          "ACCA",
          "aoaA",
          "aorA",
          "M.C5",
          "M.R3",
          "xoxb-",
          "xoxp.",
          "xapp-",
          "hf_",
          "npm_",
          "pypi-",
          "0.A",
          "1.A");

  private final Random random = new Random(7);

  @Test
  void aNameIsOneAsItsPatternSays() {
    for (int round = 0; round < 200_000; round++) {
      String word = letters("ab9f/_.@+-AFgz", 1 + random.nextInt(12));

      assertThat(Looks.likeName(word)).as(word).isEqualTo(NAME.matcher(word).matches());
    }
    assertThat(Looks.likeName("")).isFalse();
  }

  @Test
  void oneWordHoldsASecretIfAnyFormIsInIt() {
    int secrets = 0;
    for (int round = 0; round < 30_000; round++) {
      String word = pieces(1 + random.nextInt(6));
      assertThat(Looks.isUnspaced(word)).as(word).isTrue();

      boolean expected =
          !Looks.likeName(word) && (Scrubber.holdsCredential(word) || Looks.likeOpaqueToken(word));

      assertThat(Scrubber.holdsSecret(word)).as(word).isEqualTo(expected);
      secrets += expected ? 1 : 0;
    }
    assertThat(secrets).isBetween(1_000, 29_000);
  }

  @Test
  void aMarkIsInAllThatAFormFinds() {
    for (SecretForm form :
        List.of(
            SecretForms.JSON_WEB_TOKEN, SecretForms.PREFIXED, SecretForms.ENTRA_REFRESH_TOKEN)) {
      SecretForm unmarked = new SecretForm(form.pattern(), form.isSecret(), List.of());
      int found = 0;
      for (String head : HEADS) {
        for (int round = 0; round < 100; round++) {
          String text = letters("a .=\"/", 2) + head + letters("aB7x_.-", 12) + " " + pieces(2);

          boolean expected = unmarked.isIn(text);

          assertThat(form.isIn(text)).as(text).isEqualTo(expected);
          found += expected ? 1 : 0;
        }
      }
      assertThat(found).isGreaterThan(100);
    }
  }

  private String pieces(int count) {
    return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
        .limit(count)
        .collect(Collectors.joining());
  }

  private String letters(String alphabet, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }
}
