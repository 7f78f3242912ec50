package io.barograph.ingest;

/**
 * The forms of secrets, each with where it is described. RE2/J knows no looking ahead or behind, so
 * what stands around a secret is part of the match and the secret a group in it.
 */
final class SecretForms {
  /** Where a word begins, behind an escaped line break or a percent-encoded sign too. */
  private static final String BEGINNING = "(?:^|[^A-Za-z0-9]|\\\\[nrtbf]|%[0-9A-Fa-f]{2})";

  /** The rest of a line, which ends at an escaped line break too. */
  private static final String REST_OF_LINE = "((?:[^\\r\\n\\\\]|\\\\+[^nr\\\\])*)";

  /** A quote, escaped as often as the text was. */
  private static final String QUOTE = "\\\\*[\"']";

  /**
   * A value in double quotes, in single quotes, in escaped quotes, or bare. Only its inside is
   * hidden, up to where the text is cut if it has no end. {@code Some("…")} is how Rust prints it.
   */
  private static final String VALUE =
      "(?:[A-Za-z]{1,20}\\(|\\[)?(?:b?\"((?:[^\"\\\\\\r\\n\\x{e000}]|\\\\.)+)"
          + "|b?'((?:[^'\\\\\\r\\n\\x{e000}]|\\\\.)+)"
          + "|\\\\+[\"']((?:[^\"'\\\\\\r\\n\\x{e000}]|\\\\+[^\"'\\\\])+)"
          + "|([^\\s\"'\\\\&;,<>(){}\\[\\]|\\x{e000}][^\\s\"'\\\\&;,<>\\x{e000}]*))";

  private static final String SECRET_FIELD =
      "(?:pass(?:word|wd|phrase|code)|secret|[a-z0-9_-]token"
          + "|(?:api|access|private|secret|account|signing|session|encryption)[_-]?key(?:[_-]?id)?"
          + "|client[_-]?assertion|code[_-]?verifier|saml(?:request|response)"
          + "|(?:device|user|auth|authorization|verification)[_-]?code)";

  /** RFC 7468; the end may be missing, and then all that follows goes. */
  static final SecretForm PRIVATE_KEY =
      SecretForm.of(
          "(?s)-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----.*?"
              + "(?:-----END [A-Z0-9 ]*-----|\\z)");

  static final SecretForm PRIVATE_KEY_WITHOUT_BEGINNING =
      SecretForm.of("(?s)^.*-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----");

  /** RFC 9110, 11.6.2 and RFC 6265: any scheme, any cookie. */
  static final SecretForm HEADER =
      SecretForm.of(
          "(?i)(?:authorization|cookies?)(?:"
              + QUOTE
              + "\\s*,|(?:"
              + QUOTE
              + ")?\\s*[:=])\\s*"
              + REST_OF_LINE,
          rest -> !rest.isBlank());

  /** RFC 6750, 2.1. A word behind it is prose: {@code invalid bearer token}. */
  static final SecretForm BEARER =
      SecretForm.of(
          "(?i:bearer|negotiate|dpop)(?:[\\s:=\"'\\\\]|%20)+(?:token[\\s:=\"'\\\\]+)?"
              + "(?:[A-Za-z]{17,}|[A-Za-z_-]*(?:[a-z][A-Z]|[0-9.~+/%]))[A-Za-z0-9._~+/%=*-]*");

  /** RFC 7617: base64 of {@code user:password}. */
  static final SecretForm BASIC =
      SecretForm.of(
          BEGINNING
              + "((?i:basic)\\s+(?:[A-Za-z]{17,}|[A-Za-z]*(?:[a-z][A-Z]|[0-9+/]))"
              + "[A-Za-z0-9+/]{3,}={0,2})");

  /** RFC 7519 and 7516: base64url of an object, then up to four more parts. */
  static final SecretForm JSON_WEB_TOKEN =
      SecretForm.of("ey[JA][A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*){0,4}").markedBy("eyJ", "eyA");

  /**
   * Keys and tokens that tell by their first letters whose they are. Sources are beside the samples
   * in the test.
   */
  static final SecretForm PREFIXED =
      SecretForm.of(
              BEGINNING
                  + "((?:"
                  + "(?:sk|at|rt)-[A-Za-z0-9_*-]{4,}" // OpenAI, Anthropic
                  + "|sess-[A-Za-z0-9]{2,}" // OpenAI
                  + "|rt[_.][A-Za-z0-9_.-]{4,}" // OpenAI
                  + "|[rsp]k_(?:live|test)_[A-Za-z0-9]*" // Stripe
                  + "|gh[pousr]_[A-Za-z0-9_.-]{3,}|github_pat_[A-Za-z0-9_]*" // GitHub
                  + "|gl(?:pat|oas|dt|rt|cbt|ptt|ft|agent|soat)-[A-Za-z0-9_.-]{3,}" // GitLab
                  + "|ya29\\.[A-Za-z0-9_.-]{2,}|AIza[A-Za-z0-9_-]{3,}|GOCSPX-[A-Za-z0-9_-]*" // Google
                  + "|1//[A-Za-z0-9_-]{4,}|4/0A[A-Za-z0-9_-]{3,}" // Google
                  + "|A(?:KI|SI|BI|CC)A[A-Z0-9]{3,}" // AWS
                  + "|ao[ar]A[A-Za-z0-9_+/=:-]{3,}" // AWS
                  + "|M\\.[CR][0-9][A-Za-z0-9_.!*$-]{2,}" // Microsoft, personal accounts
                  + "|xox[a-z][.-][A-Za-z0-9.-]{2,}|xapp-[A-Za-z0-9-]{2,}" // Slack
                  + "|hf_[A-Za-z0-9]{5,}|npm_[A-Za-z0-9]{5,}|pypi-[A-Za-z0-9_-]{5,}"
                  + "))",
              token -> !Looks.likeWord(token))
          .markedBy(
              "sk-",
              "at-",
              "rt-",
              "sess-",
              "rt_",
              "rt.",
              "k_live_",
              "k_test_",
              "gh",
              "github_pat_",
              "gl",
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
              "M.C",
              "M.R",
              "xox",
              "xapp-",
              "hf_",
              "npm_",
              "pypi-");

  /** Refresh tokens of Entra: 0.A… and 1.A…; a numbered sentence is none. */
  static final SecretForm ENTRA_REFRESH_TOKEN =
      SecretForm.of(
              BEGINNING + "[01]\\.(A[A-Za-z0-9_-]{4,}[A-Za-z0-9_.-]*)",
              token -> !Looks.likeWord(token))
          .markedBy("0.A", "1.A");

  /** RFC 3986, 3.2.1: everything up to the last at sign before the path. */
  static final SecretForm URL_USER = SecretForm.of("://([^\\s/\"'\\\\?#]*)@");

  /** Longer than a port. */
  static final SecretForm URL_USER_CUT = SecretForm.of("://([^\\s/:@\"']+:[^\\s/@\"'\\\\]{6,})\\z");

  /** A field, parameter, variable or element with a telling name, in JSON, YAML, forms and code. */
  static final SecretForm FIELD =
      SecretForm.of(
          "(?i)(?:"
              + SECRET_FIELD
              + "(?:"
              + QUOTE
              + ")?\\s*(?:=>|[:=>])\\s*|token(?:"
              + QUOTE
              + "\\s*(?:=>|[:=])\\s*|\\s*=\\s*|:))"
              + VALUE,
          Looks::likeValue);

  /** On a command line. */
  static final SecretForm FLAG =
      SecretForm.of(
          "(?i)--[a-z-]*(?:token|password|passphrase|secret|api-?key)[\\s=]+" + VALUE,
          Looks::likeValue);

  /** In prose a word may follow: {@code Failed to refresh token: Connection refused}. */
  static final SecretForm SENTENCE =
      SecretForm.of(
          "(?i)(?:token|(?:api|access|secret|private) key|(?:device|user|one-time) code)"
              + "(?: provided| is)?:\\s+"
              + VALUE,
          value -> value.length() >= 5 && !Looks.likeWord(value) && !value.contains("://"));

  /** RFC 6749, 4.1, and RFC 7636. Outside a query the words code and state tell nothing. */
  static final SecretForm QUERY =
      SecretForm.of(
          "(?i)[?&;#]\\s*(?:amp;)?(?:code|state|key|nonce|pwd|sig|signature|x-amz-signature|ticket"
              + "|session_state|code_challenge|login_hint)=([^&\\s\"'\\\\;<>\\x{e000}]+)"
              + "|(?:^|[^a-z_-])(?:code|state)=([^&\\s\"'\\\\;<>\\x{e000}]+)&",
          Looks::likeValue);

  /** RFC 5322 without quoted local parts; the at sign may be percent-encoded. */
  static final SecretForm MAIL =
      SecretForm.of("[\\pL\\pN._%+'-]+(?:@|%40)[\\pL\\pN-]+(?:\\.[\\pL\\pN-]+)*\\.\\pL{2,}");

  static final SecretForm MAIL_CUT =
      SecretForm.of("[\\pL\\pN._%+'-]+(?:@|%40)(?:\\pL[\\pL\\pN.-]*)?\\z");

  /** The name behind /home/, /Users/ and C:\Users\, and in the names of Claude's projects. */
  static final SecretForm HOME =
      SecretForm.of(
          "(?i)\\\\users\\\\+((?:[\\pL\\pN._@$+-]+ ){1,3}[\\pL\\pN._@$+-]+)\\\\"
              + "|(?:/|\\\\|%2F|%5C)(?:home|users)(?:/|\\\\|%2F|%5C)+([\\pL\\pN._@$+-]+)"
              + "|projects(?:/|\\\\+)-(?:home|users)-([\\pL\\pN._@$+]+)");

  /** The first run of a record may be the tail of a secret that a shipper cut in two. */
  static final SecretForm RANDOM_BEGINNING =
      SecretForm.of("^([A-Za-z0-9+/_!*$~-]{8,}={0,2})", Looks::likeChance);

  /** What no form knows but nobody types. */
  static final SecretForm RANDOM_RUN =
      SecretForm.of("[A-Za-z0-9+/_!*$~-]{16,}={0,2}", Looks::likeChance);

  private SecretForms() {}
}
