package io.barograph.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Explains what somebody pastes. The text is read, answered, and forgotten; nothing repeats it. */
final class ExplainPage implements Answer.Source {
  /** Lines of an answer; as much as a person reads. */
  private static final int LINES = 500;

  /** A person waits for one; more at once would take the processor from the stream. */
  private static final int AT_ONCE = 2;

  private final LineExplainer explainer;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ExplainPage(LineExplainer explainer) {
    this.explainer = explainer;
  }

  @Override
  public Answer answer(Request request) {
    return request.isPost()
        ? explained(request, form -> Request.field(form, "text"), this::page)
        : page(null);
  }

  /** The same for programs: the body is the text. */
  Answer.Source asJson() {
    return request -> explained(request, body -> body, ExplainPage::json);
  }

  private Answer explained(
      Request request,
      Function<String, @Nullable String> text,
      Function<List<String>, Page> answer) {
    if (request.isFromElsewhere()) {
      return Page.text(403, "Another site may not ask this.");
    }
    if (!places.tryAcquire()) {
      return Page.busy(2);
    }
    try {
      String body = request.body();
      if (body == null) {
        return Page.text(413, "At most " + Request.LARGEST_BODY / 1024 + " KB are explained.");
      }
      String given = text.apply(body);
      return answer.apply(given == null || given.isBlank() ? List.of() : explainer.explain(given));
    } catch (IOException e) {
      return Page.text(400, "The text did not arrive.");
    } finally {
      places.release();
    }
  }

  private Page page(@Nullable List<String> explained) {
    return Frame.page(
        "Explain a line · Barograph",
        "/explain",
        null,
        html -> {
          html.leaf("h1", "Explain a line");
          html.leaf(
              "p",
              "What it is taken for, whose it is, and what would come of it. The text is not kept.");
          form(html);
          if (explained != null) {
            found(html, explained);
          }
        });
  }

  private static void form(Html html) {
    html.open("form", "action", "/explain", "method", "post", "class", "explain");
    html.leaf("label", "Lines of stderr, or records as a topic holds them", "for", "text");
    html.leaf(
        "textarea",
        "",
        "id",
        "text",
        "name",
        "text",
        "rows",
        "8",
        "required",
        "",
        "spellcheck",
        "false");
    html.leaf("button", "Explain", "type", "submit").close().line();
  }

  private static void found(Html html, List<String> explained) {
    if (explained.isEmpty()) {
      Table.none(html, "found", "What was found", "There was nothing to explain.");
      return;
    }
    Table.section(
        html,
        "found",
        "What was found",
        h -> {
          h.open("pre", "tabindex", "0", "aria-labelledby", "found", "role", "region");
          explained.stream().limit(LINES).forEach(line -> h.text(line).line());
          h.close();
          if (explained.size() > LINES) {
            h.leaf("p", "and " + (explained.size() - LINES) + " lines more");
          }
        });
  }

  private static Page json(List<String> explained) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode lines = body.putArray("lines");
    explained.stream().limit(LINES).forEach(lines::add);
    body.put("more", Math.max(0, explained.size() - LINES));
    return Page.json(200, body.toString());
  }
}
