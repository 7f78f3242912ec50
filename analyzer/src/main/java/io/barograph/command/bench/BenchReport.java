package io.barograph.command.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Goal;
import io.barograph.bench.cost.Sheet;
import io.barograph.bench.cost.Spread;
import io.barograph.command.Terminal;
import io.barograph.command.screen.Table;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, for people and for programs.
 *
 * @param given what was asked for, by name
 */
record BenchReport(
    String bench, int rounds, Map<String, String> given, List<Sheet> sheets, List<Goal> goals) {
  private static final String ABSENT = "absent";
  private static final String UNKNOWN = "-";

  void print(BenchOptions.Format format) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (format == BenchOptions.Format.JSON) {
      out.println(json());
    } else {
      lines(Terminal.isAttached() ? Terminal.width() : Integer.MAX_VALUE).forEach(out::println);
    }
    out.flush();
  }

  /** Sheets one after the other, then the targets. */
  List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    lines.add("bench " + bench + ", rounds: " + rounds + ", median (least..most)");
    lines.add("machine: " + text(Machine.properties()));
    lines.add("given: " + text(given));
    for (Sheet sheet : sheets) {
      lines.add("");
      lines.add(sheet.title());
      lines.addAll(table(sheet).lines(width));
    }
    lines.add("");
    goals.forEach(goal -> lines.add(goal.toString()));
    return lines;
  }

  /** One object. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("bench", bench);
    json.put("rounds", rounds);
    Machine.properties().forEach(json.putObject("machine")::put);
    given.forEach(json.putObject("given")::put);
    ArrayNode all = json.putArray("sheets");
    sheets.forEach(sheet -> put(all.addObject(), sheet));
    ArrayNode targets = json.putArray("targets");
    for (Goal goal : goals) {
      targets
          .addObject()
          .put("name", goal.name())
          .put(goal.atLeast() ? "atLeast" : "atMost", goal.bound())
          .put("value", goal.value())
          .put("passed", goal.passed());
    }
    return json;
  }

  private static void put(ObjectNode json, Sheet sheet) {
    json.put("title", sheet.title());
    json.put("compared", sheet.compared().label());
    ArrayNode rows = json.putArray("rows");
    for (Sheet.Row row : sheet.rows()) {
      ObjectNode node = rows.addObject().put("name", row.name());
      node.put(ABSENT, row.isAbsent());
      ObjectNode figures = node.putObject("figures");
      for (Figure column : sheet.columns()) {
        Spread spread = row.figures().get(column);
        if (spread != null) {
          figures
              .putObject(column.label())
              .put("median", spread.median())
              .put("min", spread.least())
              .put("max", spread.most());
        }
      }
      sheet.ratios(row).forEach(node.putObject("ratios")::put);
    }
  }

  private static Table table(Sheet sheet) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.words("", 0, 12));
    int rank = 1;
    for (Figure figure : sheet.columns()) {
      columns.add(Table.Column.numbers(figure.title(), rank++));
    }
    for (String reference : sheet.references()) {
      columns.add(Table.Column.numbers("x " + reference, 0));
    }
    Table table = new Table(Terminal.letters(), columns);
    sheet.rows().forEach(row -> table.row(cells(sheet, row)));
    return table;
  }

  private static String[] cells(Sheet sheet, Sheet.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.name());
    for (Figure figure : sheet.columns()) {
      cells.add(row.isAbsent() ? ABSENT : text(figure, row.figures().get(figure)));
    }
    Map<String, Double> ratios = sheet.ratios(row);
    for (String reference : sheet.references()) {
      Double ratio = ratios.get(reference);
      cells.add(ratio == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f", ratio));
    }
    return cells.toArray(String[]::new);
  }

  private static String text(Figure figure, @Nullable Spread spread) {
    if (spread == null) {
      return UNKNOWN;
    }
    String median = text(figure, spread.median());
    return spread.least() == spread.most()
        ? median
        : median + " (" + text(figure, spread.least()) + ".." + text(figure, spread.most()) + ")";
  }

  private static String text(Figure figure, double value) {
    return String.format(Locale.ROOT, "%,." + figure.decimals() + "f", value);
  }

  private static String text(Map<String, String> properties) {
    List<String> parts = new ArrayList<>();
    properties.forEach((name, value) -> parts.add(name + " " + value));
    return String.join(", ", parts);
  }
}
