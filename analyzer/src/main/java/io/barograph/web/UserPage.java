package io.barograph.web;

import io.barograph.board.OpenCase;
import io.barograph.board.Story;
import io.barograph.board.Tally;
import java.time.Instant;

/** One user's story: the storm and its advice, or what is missing for one; what happened. */
final class UserPage implements Answer.Source {
  private static final String NOBODY = "Nobody";

  private final BoardSources sources;

  UserPage(BoardSources sources) {
    this.sources = sources;
  }

  @Override
  public Answer answer(Request request) {
    String asked = request.query("name");
    String name = request.name().isEmpty() && asked != null ? asked : request.name();
    Story story = story(sources, name);
    Instant decided = sources.eventTime().get();
    Moments moments = Moments.of(story.reached(), decided);
    return Frame.page(
        (name.isBlank() ? NOBODY : name) + " · Barograph",
        "",
        story.version().toString(),
        html -> write(html, name, story, moments));
  }

  /** Whoever asks knows the name or its pseudonym. */
  static Story story(BoardSources sources, String name) {
    Story known = sources.board().story(name);
    return known.tells() || name.isBlank()
        ? known
        : sources.board().story(sources.pseudonym().apply(name));
  }

  private void write(Html html, String name, Story story, Moments moments) {
    html.open("h1").name(name.isBlank() ? NOBODY : name).close().line();
    if (!story.caughtUp()) {
      html.leaf("p", "The board is still reading the topics.", "class", "note").line();
    }
    if (!story.tells()) {
      html.leaf("p", "Nothing was told of this user lately.", "class", "lede").line();
      return;
    }
    if (!story.user().equals(name)) {
      html.open("p").text("Known here as ").name(story.user()).text(".").close().line();
    }
    if (story.open().isEmpty()) {
      html.leaf("p", "No storm is open.", "class", "lede").line();
    }
    for (OpenCase one : story.open()) {
      new StormStory(moments).write(html, one);
    }
    Instant now = moments.now();
    if (now != null) {
      missing(html, story, now, moments);
    }
    new Happenings(moments).write(html, story.entries());
  }

  private void missing(Html html, Story story, Instant now, Moments moments) {
    StormRule rule = sources.rule();
    for (Tally tally : story.tallies(now, rule.window(now))) {
      String id = "missing-" + tally.cli();
      Table.section(
          html,
          id,
          "What is missing for a storm of " + tally.cli(),
          h -> missing(h, tally, moments));
    }
  }

  private void missing(Html html, Tally tally, Moments moments) {
    StormRule rule = sources.rule();
    Instant now = moments.now();
    if (now == null) {
      return;
    }
    int missing = rule.missing(tally.counted(), now);
    html.leaf(
        "p", rule.ofThreshold(tally.counted(), now) + "; " + missing + " more would open one.");
    html.leaf(
        "p",
        "Counted from the turns that had trouble: one that completed in between starts anew, and"
            + " may not be known here.",
        "class",
        "sub");
    Instant mostAt = tally.mostAt();
    if (mostAt != null && tally.most() > tally.counted()) {
      html.open("p").text("The nearest it came: " + tally.most() + " at ");
      moments.time(html, mostAt).text(".").close();
    }
  }
}
