package io.barograph.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.board.CalmedCase;
import io.barograph.board.OpenCase;
import io.barograph.board.Overview;
import io.barograph.board.Reading;
import io.barograph.board.Story;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages show, for programs. */
final class BoardJson {
  private final BoardSources sources;

  BoardJson(BoardSources sources) {
    this.sources = sources;
  }

  /** The open storms, and those that calmed lately. */
  private record Storms(
      @Nullable Instant eventTime,
      boolean caughtUp,
      List<OpenCase> open,
      List<CalmedCase> calmed) {}

  Page storms(Request request) {
    Overview overview = sources.board().overview();
    return json(
        new Storms(
            now(overview.reached()), overview.caughtUp(), overview.open(), overview.calmed()));
  }

  Page storm(Request request) {
    Overview overview = sources.board().overview();
    Optional<OpenCase> open =
        overview.open().stream()
            .filter(one -> one.storm().storm().stormId().equals(request.name()))
            .findFirst();
    if (open.isPresent()) {
      return json(open.get());
    }
    return overview.calmed().stream()
        .filter(one -> one.storm().storm().stormId().equals(request.name()))
        .findFirst()
        .map(BoardJson::json)
        .orElseGet(() -> missing("no storm of that id is known"));
  }

  Page incidents(Request request) {
    Overview overview = sources.board().overview();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("caughtUp", overview.caughtUp());
    body.set("incidents", Reading.JSON.valueToTree(overview.incidents()));
    return Page.json(200, body.toString());
  }

  Page user(Request request) {
    Story story = UserPage.story(sources, request.name());
    return json(story);
  }

  private @Nullable Instant now(@Nullable Instant told) {
    return Moments.of(told, sources.eventTime().get()).now();
  }

  private static Page json(Object shown) {
    return Page.json(200, written(shown));
  }

  private static String written(Object shown) {
    try {
      return Reading.JSON.writeValueAsString(shown);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what the board shows is no JSON", e);
    }
  }

  private static Page missing(String sentence) {
    return Page.json(404, JsonNodeFactory.instance.objectNode().put("error", sentence).toString());
  }
}
