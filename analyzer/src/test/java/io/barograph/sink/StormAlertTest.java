package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StormAlertTest {
  private static final Instant LATER = Instant.parse("2026-11-22T16:00:00Z");

  @Test
  void anOpenStormIsAnAlertWithWhatRoutesAndSilencesGoBy() {
    assertThat(Rows.alert(Rows.storm("dana")).labels())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "alertname", "BarographStorm",
                "user", "dana",
                "cli", "codex",
                "reason", "revoked",
                "scope", "one_user",
                "storm_id", "st_dana",
                "severity", "warning"));
  }

  @Test
  void whileAnIncidentHoldsItAStormIsNoWarning() {
    ObjectNode state = Rows.storm("dana").put("incidentId", "in_aaaaaaaaaaaaaaaa");

    assertThat(Rows.alert(state).labels()).containsEntry("severity", "info");
    assertThat(Rows.alert(state).annotations().get("description"))
        .endsWith("It is part of the incident in_aaaaaaaaaaaaaaaa of the fleet.");
  }

  @Test
  void theDescriptionTellsWhatFailedWhereAndWhy() {
    assertThat(Rows.alert(Rows.storm("dana")).annotations())
        .containsEntry(
            "description",
            "4 failed turns since 2026-11-22T15:21:06.848688Z, the last at"
                + " 2026-11-22T15:22:06.092975Z. Hosts: devbox-7. Reason of the rejection: revoked."
                + " Whom it concerns: one user (confidence high). Likely cause: revoked (confidence"
                + " high).")
        .containsEntry("board_url", "http://board.example:9464/users/dana")
        .containsEntry(
            "runbook_url",
            "https://github.com/barograph/barograph/blob/main/deploy/runbook.md#barographstorm");
  }

  @Test
  void manyHostsAreCounted() {
    ObjectNode state = Rows.storm("dana");
    state.putArray("hosts");
    for (int i = 1; i <= 1000; i++) {
      state.withArray("hosts").add("host-" + i);
    }

    assertThat(Rows.alert(state).annotations().get("description"))
        .contains("Hosts: host-1, host-2, host-3, host-4, host-5 and 995 more.");
  }

  @Test
  void adviceIsToldWithItsReasonAndWhatToType() {
    ObjectNode state = Rows.storm("dana");

    assertThat(advice(state, Rows.advised("dana").data()))
        .isEqualTo(
            "The CLI cannot renew its login any more: its refresh token was revoked. Sign in"
                + " again.\ncodex logout && codex login");
  }

  @Test
  void whereTheSystemIsUnknownEachHasItsCommand() {
    ObjectNode data = Rows.advised("dana").data().put("os", (String) null);
    data.putNull("command");

    assertThat(advice(Rows.storm("dana"), data)).endsWith("\ncodex logout && codex login");

    data.withObject("/commands").put("windows", "codex.exe login");
    assertThat(advice(Rows.storm("dana"), data))
        .endsWith(
            "\nlinux: codex logout && codex login\nmacos: codex logout && codex login\nwindows:"
                + " codex.exe login");
  }

  @Test
  void adviceThatHoldsNoLongerIsNotTold() {
    ObjectNode state = Rows.storm("dana").put("advice", "reset_local_state");

    assertThat(advice(state, Rows.advised("dana").data())).isEqualTo("reset local state");
    assertThat(Rows.alert(state.putNull("advice")).annotations())
        .doesNotContainKeys("advice", "action");
  }

  @Test
  void whatALineCanHoldSteersNobodysScreenAndIsAlwaysText() {
    String hostile = "a\u0000b\u001b[31m\u202egnp\uD800\n<b>\u2028" + "x".repeat(1000);
    ObjectNode state = Rows.storm(hostile).put("reason", " ").put("scope", "");
    state.putArray("hosts").add(hostile);

    StormAlert alert = Rows.alert(state);

    assertThat(alert.labels().get("user")).startsWith("a?b?[31m?gnp??<b>?xxx").hasSize(256);
    assertThat(alert.labels().values()).noneMatch(String::isBlank);
    assertThat(alert.labels())
        .containsEntry("reason", "unknown")
        .containsEntry("scope", "one_user");
    assertThat(alert.annotations().get("description")).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
    String json = alert.json(LATER).toString();
    assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(json);
  }

  @Test
  void theLinkLeadsToTheUserWhateverTheName() {
    assertThat(Rows.alert(Rows.storm("EU\\dana@corp/ö ?#%..")).board())
        .isEqualTo("http://board.example:9464/users/EU%5Cdana%40corp%2F%C3%B6%20%3F%23%25%2E%2E");
  }

  @Test
  void aRowFromBeforeThereWereSeveralClisIsAnAlertToo() {
    ObjectNode state = Rows.storm("dana");
    state.retain("stormId", "user", "onset", "openedAt", "failedSequences", "attempts", "hosts");

    assertThat(Rows.alert(state).labels())
        .containsEntry("cli", "codex")
        .containsEntry("reason", "unknown")
        .containsEntry("scope", "one_user")
        .containsEntry("severity", "warning");
  }

  @Test
  void aRowThatIsNoStormIsNoAlert() {
    assertThat(StormAlert.of(JsonNodeFactory.instance.objectNode(), null, Rows.BOARD)).isNull();
    assertThat(StormAlert.of(Rows.storm("dana").put("onset", "noon"), null, Rows.BOARD)).isNull();
    assertThat(StormAlert.of(Rows.storm(""), null, Rows.BOARD)).isNull();
  }

  @Test
  void anAlertNeverEndsBeforeItBegins() {
    StormAlert alert = Rows.alert(Rows.storm("dana"));
    Instant early = Instant.parse("2020-01-01T00:00:00Z");

    assertThat(alert.json(LATER).path("startsAt").asText())
        .isEqualTo("2026-11-22T15:21:06.848688Z");
    assertThat(alert.json(early).path("startsAt").asText()).isEqualTo(early.toString());
  }

  private static String advice(ObjectNode state, ObjectNode data) {
    return Rows.alert(state, data).annotations().getOrDefault("advice", "");
  }
}
