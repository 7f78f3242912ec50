package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
  /** Each holds the word canary inside its secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "token eyJhbGciOiJSUzI1NiIsImtpZCI6IjE5In0.eyJzdWIiOiJjYW5hcnkifQ.canary-_signature",
        "eyJcanaryWithoutDots",
        "key sk-canary0123456789abcdef",
        "sk-proj-canary_0123-456789",
        "sess-canary0123456789",
        "rt_canary0123456789",
        "ghp_canary0123456789abcdefABCDEF012345",
        "github_pat_11canary_0123456789",
        "Authorization: Bearer canary.0123/456+789=",
        "authorization: basic Y2FuYXJ5canary==",
        "Cookie: __Secure-next-auth=canary; other=canary",
        "set-cookie: session=canary; HttpOnly",
        "access_token=canary123",
        "{\"refresh_token\":\"canary123\"}",
        "{\\\"refresh_token\\\":\\\"canary123\\\"}",
        "password: canary123",
        "OPENAI_API_KEY=canary123",
        "mail canary@example.com now",
        "CANARYcanaryCANARYcanaryCANARYcanaryCANARYcanary0"
      })
  void secretsAreTakenOut(String text) {
    assertThat(Scrubber.scrub(text)).doesNotContainIgnoringCase("canary").contains("[removed]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream error: Failed to refresh token: 401 Unauthorized; retrying 1/5 in 213ms…",
        "error_code: Some(\"refresh_token_reused\")",
        "2026-11-22T15:21:06.848688Z ERROR codex_login::auth::manager: it failed",
        "session id: 01a203da-06ad-76a3-8356-631d445a1a1a",
        "url: https://chatgpt.com/backend-api/codex/responses",
        "OpenAI Codex v0.163.0",
        "it asks for the rest of it, at last",
        "Jürgen ☂"
      })
  void whatIsNoSecretStays(String text) {
    assertThat(Scrubber.scrub(text)).isEqualTo(text);
  }

  @Test
  void controlCharactersBecomeBlanks() {
    assertThat(Scrubber.scrub("a\u001b[31mb\u0000c\nd\te\u009bf")).isEqualTo("a [31mb c d e f");
  }

  @Test
  void aMegabyteOfAlmostSecretsIsScrubbedInTime() {
    String almost = "eyJ.sk-Bearer token=a@b.".repeat(40_000);

    assertTimeout(Duration.ofSeconds(20), () -> Scrubber.scrub(almost));
  }

  @Test
  void anExcerptIsCutAfterItIsScrubbed() {
    byte[] value = ("x sk-" + "a".repeat(3000) + " tail").getBytes(StandardCharsets.UTF_8);

    assertThat(new Excerpt(20).of(value)).isEqualTo("x [removed] tail");
    assertThat(new Excerpt(5).of(value)).isEqualTo("x [re");
    assertThat(new Excerpt(0).of(value)).isEmpty();
  }

  @Test
  void aSecretThatTheExcerptWouldCutIsNotShownInPart() {
    byte[] value = ("a".repeat(10) + " sk-canary0123456789").getBytes(StandardCharsets.UTF_8);

    assertThat(new Excerpt(17).of(value)).isEqualTo("aaaaaaaaaa [remov");
  }
}
