package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
  static final List<SecretSamples> SAMPLES = SecretSamples.ALL;

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void secretsAreTakenOut(SecretSamples sample) {
    String scrubbed = Scrubber.scrub(sample.text());

    assertThat(scrubbed).contains("[removed]");
    assertThat(sample.secrets()).isNotEmpty();
    sample.secrets().forEach(secret -> Leaks.assertNoneOf(secret, scrubbed));
  }

  /** Each holds the word canary inside its secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "token eyJhbGciOiJSUzI1NiIsImtpZCI6IjE5In0.eyJzdWIiOiJjYW5hcnkifQ.canary-_signature",
        "eyJcanaryWithoutDots",
        "key sk-canary0123456789abcdef",
        "sk-proj-canary_0123-456789",
        "rt_canary0123456789",
        "Authorization: Bearer canary.0123/456+789=",
        "authorization: basic Y2FuYXJ5canary==",
        "Cookie: __Secure-next-auth=canary; other=canary",
        "ACCESS_TOKEN=canary",
        "{\"Refresh_Token\":\"canary\"}",
        "{\\\"refreshToken\\\":\\\"canary\\\"}",
        "password: canary",
        "MY_SECRET=canary",
        "https://canary@example.com/x",
        "mail canary@example.com now",
        "CANARYcanaryCANARYcanaryCANARYcanaryCANARYcanary0"
      })
  void anEasySecretIsTakenOutToo(String text) {
    assertThat(Scrubber.scrub(text)).doesNotContainIgnoringCase("canary").contains("[removed]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream error: Failed to refresh token: 401 Unauthorized; retrying 1/5 in 213ms…",
        "ERROR: Failed to refresh token: Connection refused (os error 111)",
        "Failed to refresh token: error sending request for url (https://auth.openai.com/oauth/token)",
        "Failed to refresh token: 400 Bad Request: {\"error\":{\"code\":\"refresh_token_reused\"}}",
        "Failed to refresh token status=401 Unauthorized detail=TokenErrorDetail { error_code: Some(\"x\") }",
        "error_code: Some(\"refresh_token_reused\")",
        "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been expired or revoked.\"}",
        "{\"refresh_token\":null,\"token_type\":\"Bearer\",\"expires_in\":3600}",
        "Your access token could not be refreshed because your refresh token was already used.",
        "WWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\"",
        "invalid bearer token; Basic authentication is off; BASIC AUTH",
        "2026-11-22T15:21:06.848688Z ERROR codex_login::auth::manager: it failed",
        "<131>1 2026-11-22T14:22:39.580338+00:00 vm codex 4242 - - it failed",
        "session id: 01a203da-06ad-76a3-8356-631d445a1a1a",
        "thread_01a203da-06ad-76a3-8356-631d445a1a1a closed",
        "trace 4bf92f3577b34da6a3ce929d0e0e4736 at 0x00007ffdeadbeef0",
        "url: https://chatgpt.com/backend-api/codex/responses?client_version=0.163.0",
        "wss://chatgpt.com:443/backend-api/codex/responses",
        "http://localhost:1455",
        "OpenAI Codex v0.163.0 (research preview), @openai/codex@0.163.0",
        "max_output_tokens: 128000, tokens used: 12,345",
        "exit code: 1, status code=401, state: running, {\"code\":\"rate_limited\"}",
        "at /usr/lib/x86_64-linux-gnu/libssl.so.3 and /opt/codex/bin/codex-linux-sandbox",
        "java.lang.IllegalStateException: at org.apache.kafka.streams.KafkaStreams.start(KafkaStreams.java:1234)",
        "codex-runner-7d9f8b6c5d-x2x9z in namespace ci-runners",
        "Reconnecting... 5/5 (stream disconnected before completion)",
        "================================================== --------------------------------",
        "it asks for the rest of it, at last, at-least-once; task-force-1; rt_mutex_lock; sk-learn",
        "1.Alternatively, sign in again",
        "warning: UnexpectedServerResponse, TransportChannelClosed, McpOAuthError",
        "workdir: ~/.codex and %APPDATA%\\codex",
        "Jürgen ☂"
      })
  void whatIsNoSecretStays(String text) {
    assertThat(Scrubber.scrub(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "workdir: /home/dev/project | workdir: /home/[user]/project",
        "in /home/dev | in /home/[user]",
        "file:///Use" + "rs/alice.b/x.rs:12 | file:///Users/[user]/x.rs:12",
        "C:\\Users\\alice\\AppData | C:\\Users\\[user]\\AppData",
        "C:\\\\Users\\\\Alice B. Smith\\\\AppData | C:\\\\Users\\\\[user]\\\\AppData",
        "C:\\Users\\alice is gone | C:\\Users\\[user] is gone",
        "/mnt/c/Use" + "rs/alice/x | /mnt/c/Users/[user]/x",
        "file%3A%2F%2F%2Fhome%2Falice%2Fx | file%3A%2F%2F%2Fhome%2F[user]%2Fx",
        "~/.claude/projects/-home-alice-web/a.jsonl | ~/.claude/projects/-home-[user]-web/a.jsonl",
        "/home/[user]/x | /home/[user]/x"
      })
  void theNameInAHomeDirectoryIsHidden(String text, String scrubbed) {
    assertThat(Scrubber.scrub(text)).isEqualTo(scrubbed);
  }

  @Test
  void whatIsRemovedLeavesTheFieldThatHeldIt() {
    assertThat(Scrubber.scrub("{\"id\":7,\"refresh_token\":\"kD93LmX0\",\"code\":\"reused\"}"))
        .isEqualTo("{\"id\":7,\"refresh_token\":\"[removed]\",\"code\":\"reused\"}");
  }

  @Test
  void scrubbingTwiceChangesNothingMore() {
    for (SecretSamples sample : SAMPLES) {
      String once = Scrubber.scrub(sample.text());

      assertThat(Scrubber.scrub(once)).as(sample.source()).isEqualTo(once);
    }
  }

  @Test
  void coloursGoAndControlCharactersBecomeBlanks() {
    assertThat(Scrubber.scrub("a\u001b[31mb\u0000c\nd\te\u009bf")).isEqualTo("ab c d e f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln",
        "sk-canary0123456789abcdef",
        "sk-proj-a8_Kd93-LmX0T3BlbkFJ_9aZq1w",
        "rt_k9c7TUDpUw1dunQp5w3bXB.XTsAWWgPnslc6Qp",
        "Bearer mF_9.B5f-4.1JqM",
        "ghp_Zk3J92mQpLx81TfRk3J92mQpLx81TfRab3d",
        "AKIAIOSFODNN7SAMPLE0",
        "ya29.a0AfH6SMC8Op6zXZkHi2XITk",
        "alice:eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln",
        "session-token=kD93LmX0aPq",
        "https://alice:hunter2@example.org"
      })
  void aCredentialIsNoIdentity(String identity) {
    assertThat(Scrubber.holdsSecret(identity)).isTrue();
    assertThat(Scrubber.holdsSecret("\"" + identity + "\"")).isTrue();
  }

  @Test
  void anOpaqueTokenIsNoIdentity() {
    assertThat(Scrubber.holdsSecret("EwCQA8l6BAAUs5HQn0Nh2FxWzLS31Zg".repeat(4))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "alice@example.com",
        "alice.b+codex@corp.example",
        "CORP\\alice",
        "uid=1000(alice)",
        "unknown",
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "01a203da-06ad-76a3-8356-631d445a1a1a",
        "user-Xk39dfLmQ02aPqRsTwZ81yHn",
        "google-oauth2|103547991597142817347",
        "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ",
        "S-1-5-21-3623811015-3361044348-30300820-1013",
        "ip-10-0-3-17.eu-west-1.compute.internal",
        "sk-bratislava-prod-web-01",
        "at-vienna-03",
        "codex-runner-7d9f8b6c5d-x2x9z",
        "password-reset-bot",
        "i-0abcd1234ef567890",
        "/home/dev",
        "fe80::1ff:fe23:4567:890a"
      })
  void aNameIsAnIdentity(String identity) {
    assertThat(Scrubber.holdsSecret(identity)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJ.sk-Bearer token=a@b.",
        "-----BEGIN PRIVATE KEY-----",
        "a@",
        "://a:",
        "\\",
        "\\\"password\\\":\\\"",
        "/home/",
        "A1b",
        "cookie:\\",
        "\\users\\a b "
      })
  void aQuarterMegabyteOfAlmostSecretsIsScrubbedInTime(String almost) {
    String text = almost.repeat(250_000 / almost.length());

    assertTimeout(Duration.ofSeconds(20), () -> Scrubber.scrub(text));
  }
}
