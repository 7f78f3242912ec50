package io.barograph.ingest;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws secrets of every form. */
public final class SecretsAtRandom {
  /**
   * A secret as it stands in a text.
   *
   * @param text holds the secret, with what must stand around it
   */
  public record Secret(String text, String secret) {}

  private static final String BASE_62 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String BASE_64_URL = BASE_62 + "-_";
  private static final String BASE_64 = BASE_62 + "+/";
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String PRINTABLE = BASE_64 + " .,:;!?#$%&()*<=>@[]^`{|}~";

  private static final List<String> FIELDS =
      List.of(
          "access_token",
          "refresh_token",
          "id_token",
          "accessToken",
          "REFRESH_TOKEN",
          "api_key",
          "OPENAI_API_KEY",
          "client_secret",
          "Password",
          "code_verifier",
          "x-auth-token",
          "private_key_id",
          "aws_session_token",
          "device_code");

  private static final List<String> PREFIXES =
      List.of(
          "sk-",
          "sk-proj-",
          "sk-ant-oat01-",
          "sk-ant-ort01-",
          "sess-",
          "rt_",
          "rt.1.",
          "at-",
          "ghp_",
          "gho_",
          "ghu_",
          "ghs_",
          "ghr_",
          "github_pat_",
          "ya29.",
          "AIza",
          "1//0",
          "4/0A",
          "aoaA",
          "aorA",
          "0.AX",
          "1.AX",
          "M.C5_BAY.",
          "xoxb-",
          "xoxp-",
          "xapp-1-",
          "GOCSPX-");

  private final Random random;

  public SecretsAtRandom(long seed) {
    random = new Random(seed);
  }

  /** All forms, one secret each. */
  public List<Secret> oneOfEach() {
    return List.of(
        prefixed(),
        webToken(),
        field(),
        quotedField("\""),
        quotedField("\\\""),
        quotedField("\\\\\\\""),
        secret("Authorization: Bearer %s\n", BASE_64_URL, 20),
        secret("{\"authorization\":\"%s\",", BASE_64_URL, 20),
        secret("bearer %s", BASE_64_URL, 16),
        secret("Basic %s==", BASE_64, 16),
        secret("cookie: __session=%s; path=/\n", BASE_64_URL, 12),
        secret("https://alice:%s@example.org/", BASE_62 + ".-_~!", 8),
        secret("http://localhost:1455/auth/callback?code=%s&scope=openid", BASE_64_URL, 12),
        secret("/cb?scope=x&state=%s", BASE_64_URL, 12),
        secret("AKIA%s", CAPITALS, 16),
        secret("--token %s", BASE_62, 12),
        secret("-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----", BASE_64, 64),
        secret("%s@example.com", LETTERS, 8),
        secret("%s%%40mail.example.co.uk", LETTERS, 8),
        secret("/home/%s/project", LETTERS, 8),
        secret("C:\\Users\\%s\\x", LETTERS, 8),
        secret("%s", BASE_62, 40));
  }

  /** Nothing but letters and digits. */
  public Secret opaque(int length) {
    String drawn = drawn(BASE_62, length);
    return new Secret(drawn, drawn);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** With the first letters that tell whose it is. */
  public Secret prefixed() {
    String secret = oneOf(PREFIXES) + drawn(BASE_62, 12 + random.nextInt(60));
    return new Secret(secret, secret);
  }

  /** Of RFC 7519. */
  public Secret webToken() {
    Function<Integer, String> part = length -> drawn(BASE_64_URL, length + random.nextInt(300));
    String secret = "eyJ" + part.apply(10) + "." + part.apply(10) + "." + part.apply(0);
    return new Secret(secret, secret);
  }

  private Secret field() {
    String secret = drawn(BASE_64_URL + ".~+/", 8 + random.nextInt(40));
    return new Secret(oneOf(FIELDS) + oneOf(List.of("=", ": ", "=>", " = ")) + secret, secret);
  }

  private Secret quotedField(String quote) {
    String secret = drawn(PRINTABLE, 8 + random.nextInt(40));
    String colon = oneOf(List.of(":", ": ", " : "));
    return new Secret(quote + oneOf(FIELDS) + quote + colon + quote + secret + quote, secret);
  }

  private Secret secret(String form, String alphabet, int least) {
    String secret = drawn(alphabet, least + random.nextInt(50));
    return new Secret(form.formatted(secret), secret);
  }

  private String drawn(String alphabet, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
        .collect(Collectors.joining());
  }
}
