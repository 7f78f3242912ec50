package io.barograph.bench.cost;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Subjects beside each other.
 *
 * @param compared the figure whose ratios to the references are shown, by their medians
 * @param references names of rows; those that were not measured are passed over
 */
public record Sheet(
    String title, List<Figure> columns, List<Row> rows, Figure compared, List<String> references) {

  public Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    references = List.copyOf(references);
  }

  /**
   * A subject.
   *
   * @param figures empty if the subject is absent
   */
  public record Row(String name, Map<Figure, Spread> figures) {
    public Row {
      figures = Map.copyOf(figures);
    }

    /** Of the samples of all rounds. */
    public static Row of(String name, Collection<Sample> samples) {
      Map<Figure, List<Double>> values = new EnumMap<>(Figure.class);
      for (Sample sample : samples) {
        sample
            .figures()
            .forEach(
                (figure, value) ->
                    values.computeIfAbsent(figure, f -> new ArrayList<>()).add(value));
      }
      Map<Figure, Spread> figures = new EnumMap<>(Figure.class);
      values.forEach((figure, all) -> figures.put(figure, Spread.of(all)));
      return new Row(name, figures);
    }

    public boolean isAbsent() {
      return figures.isEmpty();
    }

    /** Null where it was not measured. */
    public @Nullable Double median(Figure figure) {
      Spread spread = figures.get(figure);
      return spread == null ? null : spread.median();
    }
  }

  /** The row of that name, or null. */
  public @Nullable Row row(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElse(null);
  }

  /** The median of a row, or null. */
  public @Nullable Double median(String name, Figure figure) {
    Row row = row(name);
    return row == null ? null : row.median(figure);
  }

  /** The ratios of a row's median to those of the references, by their names. */
  public Map<String, Double> ratios(Row row) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (String reference : references) {
      Double ratio = ratio(row.name(), reference);
      if (ratio != null) {
        ratios.put(reference, ratio);
      }
    }
    return ratios;
  }

  /** The ratio of two rows' medians; null if either was not measured. */
  public @Nullable Double ratio(String name, String reference) {
    Double mine = median(name, compared);
    Double theirs = median(reference, compared);
    return mine == null || theirs == null || theirs == 0 ? null : mine / theirs;
  }
}
