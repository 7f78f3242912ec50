package io.barograph.web;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands around every page. */
final class Frame {
  private static final String DOCTYPE = "<!DOCTYPE html>\n";

  private Frame() {}

  /**
   * A page of the board.
   *
   * @param current the path of its entry in the navigation, or empty
   * @param version of the board that it shows; null for a page that does not change by itself
   */
  static Page page(String title, String current, @Nullable String version, Consumer<Html> content) {
    Html html = new Html().open("html", "lang", "en");
    head(html, title, version != null);
    html.open("body");
    html.leaf("a", "Skip to the content", "class", "skip", "href", "#main").line();
    header(html, current);
    html.open("main", live(version));
    content.accept(html);
    html.close().line();
    footer(html, version != null);
    return Page.html(DOCTYPE + html.close().close().line().written());
  }

  private static String[] live(@Nullable String version) {
    return version == null
        ? new String[] {"id", "main", "tabindex", "-1"}
        : new String[] {"id", "main", "tabindex", "-1", "data-version", version};
  }

  /** A page that leads to what is there without a board. */
  static String links() {
    Html html = new Html().open("html", "lang", "en");
    head(html, "Barograph", false);
    html.open("body").open("main").leaf("h1", "Barograph").open("ul");
    link(html, "/metrics", "Metrics");
    link(html, "/health/live", "Live");
    link(html, "/health/ready", "Ready");
    return DOCTYPE + html.close().close().close().close().line().written();
  }

  private static void head(Html html, String title, boolean live) {
    html.open("head").single("meta", "charset", "utf-8");
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.single("meta", "name", "color-scheme", "content", "light dark");
    html.leaf("title", title);
    html.single("link", "rel", "stylesheet", "href", "/style.css");
    html.single("link", "rel", "icon", "type", "image/svg+xml", "href", "/icon.svg");
    if (live) {
      html.open("noscript").single("meta", "http-equiv", "refresh", "content", "30").close();
      html.open("script", "type", "module", "src", "/board.js").close();
    }
    html.close().line();
  }

  private static void header(Html html, String current) {
    html.open("header").open("div", "class", "bar");
    html.leaf("span", "Barograph", "class", "brand");
    html.open("nav", "aria-label", "Pages").open("ul");
    entry(html, "/", "Storms", current);
    entry(html, "/explain", "Explain a line", current);
    html.close().close();
    html.open("form", "role", "search", "action", "/users", "method", "get");
    html.leaf("label", "User", "for", "name");
    html.single(
        "input",
        "id",
        "name",
        "name",
        "name",
        "type",
        "search",
        "required",
        "",
        "maxlength",
        "256",
        "autocomplete",
        "off",
        "spellcheck",
        "false");
    html.leaf("button", "Look up", "type", "submit");
    html.close().close().close().line();
  }

  private static void entry(Html html, String path, String text, String current) {
    html.open("li");
    if (path.equals(current)) {
      html.leaf("a", text, "href", path, "aria-current", "page");
    } else {
      html.leaf("a", text, "href", path);
    }
    html.close();
  }

  private static void footer(Html html, boolean live) {
    html.open("footer");
    if (live) {
      html.leaf("p", "Asked anew every 30 s.", "id", "live", "role", "status");
    }
    html.leaf("p", "All times are event times, in UTC.");
    html.open("ul");
    link(html, "/api/v1/storms", "Storms as JSON");
    link(html, "/api/v1/incidents", "Incidents as JSON");
    link(html, "/metrics", "Metrics");
    link(html, "/health/ready", "Health");
    html.close().close().line();
  }

  private static void link(Html html, String path, String text) {
    html.open("li").leaf("a", text, "href", path).close();
  }
}
