package io.barograph.web;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML. Whatever is text, in an element or in an attribute, is made visible and escaped
 * here; there is no way to write markup but by its name.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values, in turn
   */
  Html open(String element, String... attributes) {
    tag(element, attributes);
    open.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element that holds nothing and is not closed, such as a field of a form. */
  Html single(String element, String... attributes) {
    return tag(element, attributes);
  }

  /** An element that holds text. */
  Html leaf(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  Html text(String text) {
    escape(Visible.of(text));
    return this;
  }

  /** A name from outside: its direction must not turn what stands around it. */
  Html name(String name) {
    return leaf("bdi", name);
  }

  /** A line break in the source, for people who read it. */
  Html line() {
    out.append('\n');
    return this;
  }

  /** What was written; all elements must be closed. */
  String written() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  private Html tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(Visible.whole(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    return this;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
