package io.barograph.web;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Rows of one kind under a heading. On a narrow screen each row stands as a card, its cells under
 * their columns' names; the roles keep it a table for those who listen.
 */
record Table<T>(String id, String title, List<Column<T>> columns) {
  /** Rows; whoever needs all asks for the JSON. */
  static final int ROWS = 200;

  record Column<T>(String name, BiConsumer<Html, T> cell) {}

  void write(Html html, List<T> rows) {
    html.open("section", "aria-labelledby", id).leaf("h2", title, "id", id);
    html.open("table", "role", "table", "aria-labelledby", id);
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    columns.forEach(
        column -> html.leaf("th", column.name(), "role", "columnheader", "scope", "col"));
    html.close().close().line();
    html.open("tbody", "role", "rowgroup");
    rows.stream().limit(ROWS).forEach(row -> row(html, row));
    html.close().close();
    if (rows.size() > ROWS) {
      html.leaf("p", "and " + (rows.size() - ROWS) + " more, which the JSON tells");
    }
    html.close().line();
  }

  private void row(Html html, T row) {
    html.open("tr", "role", "row");
    for (Column<T> column : columns) {
      html.open("td", "role", "cell", "data-label", column.name());
      // On a card the name stands beside: what follows it has to stay together.
      html.open("div");
      column.cell().accept(html, row);
      html.close().close();
    }
    html.close().line();
  }

  /** A section that has nothing to show says so. */
  static void none(Html html, String id, String title, String sentence) {
    section(html, id, title, inner -> inner.leaf("p", sentence, "class", "none"));
  }

  static void section(Html html, String id, String title, Consumer<Html> content) {
    html.open("section", "aria-labelledby", id).leaf("h2", title, "id", id);
    content.accept(html);
    html.close().line();
  }
}
