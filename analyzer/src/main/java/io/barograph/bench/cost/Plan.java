package io.barograph.bench.cost;

import java.util.ArrayList;
import java.util.List;

/** A sheet before anything is measured; the parts are those of {@link Sheet}. */
public record Plan(
    String title,
    List<Figure> columns,
    List<Subject> subjects,
    Figure compared,
    List<String> references) {
  public Plan {
    columns = List.copyOf(columns);
    subjects = List.copyOf(subjects);
    references = List.copyOf(references);
  }

  /** With what was measured. */
  public Sheet fill(Rounds rounds) {
    List<Sheet.Row> rows = new ArrayList<>();
    subjects.forEach(subject -> rows.add(Sheet.Row.of(subject.name(), rounds.of(subject))));
    return new Sheet(title, columns, rows, compared, references);
  }

  /** All subjects of many plans, in their order. */
  public static List<Subject> subjects(List<Plan> plans) {
    return plans.stream().flatMap(plan -> plan.subjects().stream()).toList();
  }
}
