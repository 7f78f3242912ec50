package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class TableRowTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void adviceTellsItsActionWhomItConcernsTheLikeliestCauseAndWhy() {
    assertThat(
            cells(
                """
                {"stormId": "st_a", "cli": "codex", "rung": 1, "action": "sign_in_again",
                 "scope": "one_user", "causes": [{"cause": "revoked"}, {"cause": "long_idle"}],
                 "why": "It was revoked.", "evidence": ["a"]}
                """))
        .isEqualTo(
            "cli=codex rung=1 action=sign_in_again scope=one_user likely=revoked"
                + " \"It was revoked.\"");
  }

  @Test
  void whatStandsBesideTheLadderHasNoRung() {
    assertThat(cells("{\"rung\": 0, \"action\": \"wait\", \"causes\": []}"))
        .isEqualTo("action=wait");
  }

  @Test
  void aWithdrawalTellsWhyAndWhatCameOfIt() {
    assertThat(
            cells(
                """
                {"cli": "codex", "rung": 1, "action": "sign_in_again", "because": "recovered",
                 "result": "worked", "incidentId": null}
                """))
        .isEqualTo("cli=codex rung=1 action=sign_in_again because=recovered result=worked");
  }

  @Test
  void anIncidentTellsItsSegmentAndHowManyFail() {
    assertThat(
            cells(
                """
                {"cli": "codex", "segment": {"dimension": "version", "value": "0.98.0"},
                 "failing": 7, "active": 40, "peak": 9, "reason": "revoked"}
                """))
        .isEqualTo("cli=codex segment=version:0.98.0 failing=7 active=40 peak=9 reason=revoked");
    assertThat(cells("{\"segment\": {\"dimension\": \"all\", \"value\": null}}"))
        .isEqualTo("segment=all");
  }

  @Test
  void onlyARefusedRegionIsTold() {
    assertThat(cells("{\"reason\": null, \"regionRefused\": true}"))
        .isEqualTo("regionRefused=true");
    assertThat(cells("{\"reason\": \"reused\", \"regionRefused\": false}"))
        .isEqualTo("reason=reused");
  }

  @Test
  void noNameSteersTheTerminal() {
    assertThat(
            cells(
                """
                {"hosts": ["a\\u001b[2J", "b"],
                 "segment": {"dimension": "host_group", "value": "x\\u202ey"}}
                """))
        .isEqualTo("segment=host_group:x?y hosts=a?[2J,b");
  }

  private static String cells(String data) {
    String row = TableRow.of("2026-03-01T10:00:00Z", "ann", "a.type", node(data));
    return row.substring(row.indexOf("a.type") + "a.type".length()).strip();
  }

  private static JsonNode node(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
