package io.barograph.web;

import io.barograph.board.CalmedCase;
import io.barograph.board.Judgement;
import io.barograph.board.OpenCase;
import io.barograph.board.OpenStorm;
import io.barograph.board.Storm;
import io.barograph.board.Tried;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Storms that are open, and storms that were. */
final class StormTables {
  private final Moments moments;

  StormTables(Moments moments) {
    this.moments = moments;
  }

  void open(Html html, List<OpenCase> storms) {
    if (storms.isEmpty()) {
      Table.none(html, "open", "Open now", "No storm is open.");
      return;
    }
    new Table<OpenCase>(
            "open",
            "Open now",
            List.of(
                new Table.Column<>("Who", (h, one) -> who(h, one.storm().storm(), one.simulated())),
                new Table.Column<>("Since", (h, one) -> since(h, one.storm().storm())),
                new Table.Column<>("Why", (h, one) -> why(h, one.storm())),
                new Table.Column<>("Scope", (h, one) -> scope(h, one.storm())),
                new Table.Column<>(
                    "Advice", (h, one) -> advice(h, one.advice(), one.storm().advice())),
                new Table.Column<>("Did it help?", (h, one) -> helped(h, one.advice()))))
        .write(html, storms);
  }

  void calmed(Html html, List<CalmedCase> storms) {
    if (storms.isEmpty()) {
      Table.none(html, "calmed", "Calmed lately", "No storm has calmed lately.");
      return;
    }
    new Table<CalmedCase>(
            "calmed",
            "Calmed lately",
            List.of(
                new Table.Column<>("Who", (h, one) -> who(h, one.storm().storm(), one.simulated())),
                new Table.Column<>("Calmed", (h, one) -> calmedAt(h, one)),
                new Table.Column<>("How", (h, one) -> how(h, one)),
                new Table.Column<>("Why", (h, one) -> failures(h, one.storm().storm())),
                new Table.Column<>("Advice", (h, one) -> advice(h, one.advice(), null)),
                new Table.Column<>("Did it help?", (h, one) -> helped(h, one.advice()))))
        .write(html, storms);
  }

  private static void who(Html html, Storm storm, boolean simulated) {
    html.open("a", "class", "who", "href", Names.page(storm.user())).name(storm.user()).close();
    html.open("span", "class", "sub").name(storm.cli()).text(" on ");
    if (storm.hosts().size() > 2) {
      html.text(storm.hosts().size() + " hosts");
    } else {
      for (int i = 0; i < storm.hosts().size(); i++) {
        html.text(i > 0 ? ", " : "").name(storm.hosts().get(i));
      }
    }
    html.close();
    mark(html, simulated);
  }

  /** What a dry run tells may not be taken for what is. */
  static void mark(Html html, boolean simulated) {
    if (simulated) {
      html.leaf("strong", "simulated by a dry run", "class", "tag");
    }
  }

  private void since(Html html, Storm storm) {
    html.text(moments.lasting(storm.onset()));
    html.open("span", "class", "sub").text("since ");
    moments.time(html, storm.onset()).close();
  }

  private void why(Html html, OpenStorm one) {
    failures(html, one.storm());
    List<Judgement.Cause> causes = one.judgement().causes();
    if (!causes.isEmpty() && !causes.get(0).cause().equals("unknown")) {
      html.leaf("span", "likely " + Words.plain(causes.get(0).cause()), "class", "sub");
    }
  }

  private void failures(Html html, Storm storm) {
    html.text(Words.reason(storm.reason()));
    html.open("span", "class", "sub");
    html.text(Words.count(storm.failedSequences(), "failed turn", "failed turns") + ", the last ");
    moments.time(html, storm.lastFailureAt()).close();
  }

  private static void scope(Html html, OpenStorm one) {
    html.text(Words.plain(one.judgement().scope()));
    html.leaf("span", one.judgement().confidence() + " confidence", "class", "sub");
    String incident = one.incidentId();
    if (incident != null) {
      html.open("a", "href", "#" + incident).text("incident").close();
    }
  }

  /** What was advised before the board's history began, the row of the storm still names. */
  private void advice(Html html, List<Tried> tried, @Nullable String held) {
    if (tried.isEmpty()) {
      html.text(held == null ? "none" : Words.plain(held));
    }
    for (Tried one : tried) {
      html.open("p").text(Words.plain(one.advice().action()));
      html.open("span", "class", "sub");
      moments.time(html, one.advice().advisedAt()).close().close();
    }
  }

  private void helped(Html html, List<Tried> tried) {
    if (tried.isEmpty()) {
      html.text("–");
    }
    for (Tried one : tried) {
      html.open("p", "class", "result " + one.result().label());
      html.text(Words.result(one.result()));
      html.leaf("span", standing(one), "class", "sub").close();
    }
  }

  private String standing(Tried one) {
    if (one.withdrawal() != null) {
      return "taken back: " + Words.plain(one.withdrawal().because());
    }
    if (one.result() != Tried.Result.HOLDS) {
      return one.result() == Tried.Result.DID_NOT_HELP ? "the next was advised" : "";
    }
    return moments.isPast(one.advice().expiresAt())
        ? "it has expired"
        : moments.lasting(one.advice().advisedAt());
  }

  private void calmedAt(Html html, CalmedCase one) {
    moments.time(html, one.calmedAt());
    String lasted = Moments.words(Duration.between(one.storm().storm().onset(), one.calmedAt()));
    html.leaf("span", "after " + lasted, "class", "sub");
  }

  private static void how(Html html, CalmedCase one) {
    String how = one.storm().decided().how();
    html.text(how == null ? "" : Words.plain(how));
    html.leaf("span", "stale".equals(how) ? "silence, no proof" : "", "class", "sub");
  }
}
