package io.barograph.command.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Summaries to draw. */
final class Pictures {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  /** A name that clears the screen, one of wide letters, one of many marks, one without end. */
  static final List<String> HOSTILE =
      List.of(
          "eve\u001b[2J\n\u202e",
          "漢字のとても長い名前",
          "zo" + "e\u0301\u0302\u0303\u0304",
          "x".repeat(300));

  private Pictures() {}

  /** Nothing has come yet. */
  static Summary quiet() {
    return new Summary(
        "Barograph",
        List.of("kafka localhost:9092", "page http://127.0.0.1:9464/"),
        "REBALANCING",
        Duration.ofSeconds(3),
        null,
        "",
        new Summary.Counts(0, 0, 0, 0, 0, 0, 0),
        List.of(),
        List.of(),
        List.of());
  }

  /** Many logins fail, some of them with names that are made to break the picture. */
  static Summary busy() {
    List<Summary.OpenStorm> storms = new ArrayList<>();
    List<Summary.Event> last = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String user = i < HOSTILE.size() ? HOSTILE.get(i) : "user-" + i;
      Instant at = NOW.minusSeconds(40L + 700L * i);
      storms.add(
          new Summary.OpenStorm(
              user,
              "codex",
              at,
              40 - i,
              "reused",
              i % 3 == 0 ? "fleet" : "one_user",
              i % 3 == 0 ? "wait" : "sign_in_again",
              i % 3 == 0));
      last.add(new Summary.Event(at, user, "storm.opened", "cli=codex reason=reused"));
    }
    return new Summary(
        "Barograph",
        List.of("kafka broker-1:9092,broker-2:9092", "page http://127.0.0.1:9464/"),
        "RUNNING",
        Duration.ofMinutes(90),
        NOW,
        "4 s behind",
        new Summary.Counts(1_234_567, 210.4, 4_211, 32, 40, 0, 2),
        storms,
        List.of(
            new Summary.OpenIncident("codex", "all", NOW.minusSeconds(300), 14, 40, "revoked"),
            new Summary.OpenIncident(
                "aws", "region:eu\u001b[31m", NOW.minusSeconds(90), 7, 9, "unknown")),
        last);
  }
}
