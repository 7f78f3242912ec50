package io.barograph.web;

import io.barograph.board.Board;
import io.barograph.board.Overview;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/** Who storms now, why, and whether the advice helps; what was lately; how the stream is. */
final class BoardPage implements Answer.Source {
  private final BoardSources sources;
  private final Health health;

  BoardPage(BoardSources sources, Health health) {
    this.sources = sources;
    this.health = health;
  }

  @Override
  public Page answer(Request request) {
    Overview overview = sources.board().overview();
    Instant decided = sources.eventTime().get();
    Moments moments = Moments.of(overview.reached(), decided);
    int open = overview.open().size();
    return Frame.page(
        (open == 0 ? "No storm" : Words.count(open, "storm", "storms")) + " · Barograph",
        "/",
        overview.version().toString(),
        html -> {
          html.leaf("h1", "Storms");
          lede(html, overview, moments);
          notes(html, overview);
          StormTables storms = new StormTables(moments);
          IncidentTable incidents = new IncidentTable(moments, overview.open());
          // What concerns all comes first.
          if (overview.openIncidents() > 0) {
            incidents.write(html, overview.incidents());
            storms.open(html, overview.open());
          } else {
            storms.open(html, overview.open());
            incidents.write(html, overview.incidents());
          }
          storms.calmed(html, overview.calmed());
          Table.section(html, "stream", "The stream", h -> stream(h, overview, moments));
        });
  }

  private static void lede(Html html, Overview overview, Moments moments) {
    int open = overview.open().size();
    html.open("p", "class", "lede");
    if (open == 0) {
      html.text("No storm is open.");
    } else {
      Instant newest = overview.open().get(0).storm().storm().onset();
      String since = (open == 1 ? "" : "the newest ") + moments.lasting(newest);
      html.text(Words.count(open, "storm is open", "storms are open") + ", " + since + ".");
    }
    long incidents = overview.openIncidents();
    if (incidents > 0) {
      html.text(" " + Words.count(incidents, "incident is open", "incidents are open") + ": wait.");
    }
    html.close().line();
  }

  private void notes(Html html, Overview overview) {
    if (!overview.caughtUp()) {
      note(html, "The board is still reading the topics: there may be more than it shows.");
    }
    if (!health.ready()) {
      note(html, "This analyzer is not at work now: what is new is decided by others, or later.");
    }
    if (overview.open().size() >= Board.OPEN) {
      note(html, "There are more storms than the board can hold.");
    }
  }

  private static void note(Html html, String sentence) {
    html.leaf("p", sentence, "class", "note").line();
  }

  private void stream(Html html, Overview overview, Moments moments) {
    html.open("dl");
    fact(html, "ready", health.ready() ? "yes" : "no");
    new TreeMap<>(health.details()).forEach((name, value) -> fact(html, name, value));
    fact(html, "board", overview.caughtUp() ? "has caught up" : "still reading");
    Instant now = moments.now();
    html.open("div").leaf("dt", "event time").open("dd");
    if (now == null) {
      html.text("nothing was told yet");
    } else {
      Moments.whole(html, now);
      Duration behind = Duration.between(now, Instant.now());
      html.text(", " + Moments.words(behind) + " behind the clock on the wall");
    }
    html.close().close().close();
  }

  private static void fact(Html html, String name, String value) {
    html.open("div").leaf("dt", name).leaf("dd", value).close();
  }
}
