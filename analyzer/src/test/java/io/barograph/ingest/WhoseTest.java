package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.config.Settings;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose a line is: places in their order, stand-ins that say so, no credential. */
class WhoseTest {
  private static final String TOKEN =
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyLTEyMyJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";
  private static final byte[] KEY = "carol".getBytes(StandardCharsets.UTF_8);

  @Test
  void theFirstPlaceThatHoldsSomethingCounts() {
    Heard heard =
        set("identity.user", "header:who, json:/user/name, json:/user")
            .apply("{\"user\":{\"name\":\"ann\"},\"message\":\"" + Heard.FAILED + "\"}", Map.of());

    assertThat(heard.sighting().user()).isEqualTo(new UserId("ann"));
    assertThat(heard.provenance().user()).isEqualTo("json:/user/name");
  }

  @Test
  void aPlaceThatHoldsNoTextIsPassedOver() {
    String value = "{\"user\":[\"ann\"],\"message\":\"" + Heard.FAILED + "\"}";

    assertThat(byDefault(value, Map.of("user", "bob")).user()).isEqualTo(new UserId("bob"));
    assertThat(byDefault(value, Map.of("user", "  ")).user()).isEqualTo(UserId.UNKNOWN);
  }

  @Test
  void theKeyIsNobodyUnlessASettingSaysSo() {
    RawRecord keyed = Heard.record(bytes(Heard.FAILED), KEY, Map.of(), Heard.AT);

    assertThat(Heard.of(keyed).sighting().user()).isEqualTo(UserId.UNKNOWN);
    assertThat(Heard.of(keyed, recogniser("identity.user", "key")).sighting().user())
        .isEqualTo(new UserId("carol"));
  }

  @Test
  void theHostStandsInForAUserWhomNothingNamesAndSaysSo() {
    Heard heard = Heard.of(record(Heard.FAILED, Map.of("host", "laptop-7")));

    assertThat(heard.sighting().user()).isEqualTo(new UserId("host:laptop-7"));
    assertThat(heard.provenance().user()).isEqualTo("host");
  }

  @Test
  void theAccountStandsInBeforeTheHost() {
    Heard heard = Heard.of(record(Heard.FAILED, Map.of("host", "laptop-7", "account", "acct-1")));

    assertThat(heard.sighting().user()).isEqualTo(new UserId("account:acct-1"));
    assertThat(heard.sighting().account()).isEqualTo(new AccountId("acct-1"));
  }

  @Test
  void withoutStandInsTheUserIsUnknown() {
    Heard heard =
        set("identity.user", "header:user").apply(Heard.FAILED, Map.of("host", "laptop-7"));

    assertThat(heard.sighting().user()).isEqualTo(UserId.UNKNOWN);
    assertThat(heard.provenance().user()).isEqualTo(Provenance.NONE);
  }

  @Test
  void aTokenIsNobodysName() {
    Map<String, String> headers = Map.of("user", TOKEN, "host", TOKEN, "session", TOKEN);

    Sighting sighting = byDefault(Heard.FAILED, headers);

    assertThat(sighting.user()).isEqualTo(UserId.UNKNOWN);
    assertThat(sighting.session().isStream()).isTrue();
    assertThat(sighting.toString()).doesNotContain(TOKEN.substring(0, 20));
  }

  @Test
  void aMailAddressIsAName() {
    assertThat(byDefault(Heard.FAILED, Map.of("user", "ann@example.com")).user())
        .isEqualTo(new UserId("ann@example.com"));
  }

  @Test
  void processAndFileTellRunsOnOneHostApart() {
    Map<String, String> first = Map.of("host", "h", "pid", "1");
    Map<String, String> second = Map.of("host", "h", "pid", "2", "file.path", "/var/log/a.err");

    assertThat(byDefault(Heard.FAILED, first).session().value()).isEqualTo("stream:h pid 1");
    assertThat(byDefault(Heard.FAILED, second).session().value())
        .isEqualTo("stream:h pid 2 /var/log/a.err");
  }

  @Test
  void aProcessThatIsNoNumberIsNone() {
    assertThat(byDefault(Heard.FAILED, Map.of("host", "h", "pid", "main")).session().value())
        .isEqualTo("stream:h");
  }

  @Test
  void aParameterOfSyslogMayNameTheUser() {
    Heard heard =
        Heard.of(
            "<131>1 2026-03-01T09:59:59Z laptop-7 codex 42 - [dev@1 user=\"ann\"] " + Heard.FAILED);

    assertThat(heard.sighting().user()).isEqualTo(new UserId("ann"));
    assertThat(heard.provenance().user()).isEqualTo("syslog:user");
    assertThat(heard.provenance().host()).isEqualTo("syslog:host");
  }

  /** Reads a value under one setting. */
  private interface Reading {
    Heard apply(String value, Map<String, String> headers);
  }

  private static Reading set(String key, String value) {
    Recogniser recogniser = recogniser(key, value);
    return (text, headers) -> Heard.of(record(text, headers), recogniser);
  }

  private static Recogniser recogniser(String key, String value) {
    return Recognisers.of(
        Settings.load(null, Map.of(), Map.of(key, value)),
        Pseudonyms.NONE,
        Duration.ofSeconds(30),
        100);
  }

  private static Sighting byDefault(String value, Map<String, String> headers) {
    return Heard.of(record(value, headers)).sighting();
  }

  private static RawRecord record(String value, Map<String, String> headers) {
    return Heard.record(bytes(value), null, headers, Heard.AT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
