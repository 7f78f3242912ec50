package io.barograph.ingest;

import java.util.List;

/**
 * Takes out of a text what must not be stored: tokens, keys, cookies, mail addresses, and the names
 * of people in paths. The patterns run in linear time, whatever the text.
 */
public final class Scrubber {
  /** In this order: what hides whole lines and blocks first, what knows only a name last. */
  private static final List<SecretForm> CREDENTIALS =
      List.of(
          SecretForms.PRIVATE_KEY,
          SecretForms.PRIVATE_KEY_WITHOUT_BEGINNING,
          SecretForms.HEADER,
          SecretForms.BEARER,
          SecretForms.BASIC,
          SecretForms.JSON_WEB_TOKEN,
          SecretForms.PREFIXED,
          SecretForms.ENTRA_REFRESH_TOKEN,
          SecretForms.URL_USER,
          SecretForms.URL_USER_CUT,
          SecretForms.FIELD,
          SecretForms.FLAG,
          SecretForms.SENTENCE,
          SecretForms.QUERY);

  /** Of these, what one word of letters, digits, dots, underscores and hyphens can be. */
  private static final List<SecretForm> UNSPACED =
      List.of(SecretForms.JSON_WEB_TOKEN, SecretForms.PREFIXED, SecretForms.ENTRA_REFRESH_TOKEN);

  private static final List<SecretForm> PEOPLE = List.of(SecretForms.MAIL, SecretForms.MAIL_CUT);

  private static final List<SecretForm> GUESSES =
      List.of(SecretForms.RANDOM_BEGINNING, SecretForms.RANDOM_RUN);

  private Scrubber() {}

  /**
   * The text without secrets and names, and without control characters. Colours are dropped and
   * slashes unescaped on the way. Of a secret whose head was cut off before it came here a tail of
   * less than 40 characters is told from words by its looks alone, and may stay.
   */
  public static String scrub(String text) {
    String scrubbed = SecretForm.marked(Escapes.undone(text));
    scrubbed = hide(CREDENTIALS, scrubbed);
    scrubbed = hide(PEOPLE, scrubbed);
    scrubbed = SecretForms.HOME.hide(scrubbed, SecretForm.USER_MARK);
    scrubbed = hide(GUESSES, scrubbed);
    return Escapes.printable(SecretForm.shown(scrubbed));
  }

  /**
   * Whether a text that is meant as an identity is or holds a credential, which rotates and must
   * never become a key. Mail addresses, ids in hex and names such as {@code sk-web-01} are
   * identities.
   */
  public static boolean holdsSecret(String identity) {
    String plain = Escapes.undone(identity);
    return !Looks.likeName(plain)
        && (isIn(plain, Looks.isUnspaced(plain) ? UNSPACED : CREDENTIALS)
            || Looks.likeOpaqueToken(plain));
  }

  /** Whether one of the forms of credentials is in the text. */
  static boolean holdsCredential(String text) {
    return isIn(text, CREDENTIALS);
  }

  private static boolean isIn(String text, List<SecretForm> forms) {
    for (SecretForm form : forms) {
      if (form.isIn(text)) {
        return true;
      }
    }
    return false;
  }

  private static String hide(List<SecretForm> forms, String text) {
    String hidden = text;
    for (SecretForm form : forms) {
      hidden = form.hide(hidden, SecretForm.GONE_MARK);
    }
    return hidden;
  }
}
