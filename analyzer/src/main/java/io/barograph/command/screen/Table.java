package io.barograph.command.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows under titles, as wide as they need and no wider than they may. */
public final class Table {
  private static final int GAP = 2;

  /** One endless name may not push all others to the edge. */
  private static final int MOST = 40;

  private final List<Column> columns;
  private final Letters letters;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A column.
   *
   * @param number whether it is aligned to the right
   * @param rank where there is no room for all, those with the highest go first; 0 stays
   * @param least so many cells are left of it at least before another one goes
   */
  public record Column(String title, boolean number, int rank, int least) {
    /** A column of names or words. */
    public static Column words(String title, int rank, int least) {
      return new Column(title, false, rank, least);
    }

    /** A column of numbers, which are never cut. */
    public static Column numbers(String title, int rank) {
      return new Column(title, true, rank, Integer.MAX_VALUE);
    }
  }

  public Table(Letters letters, List<Column> columns) {
    this.letters = letters;
    this.columns = List.copyOf(columns);
  }

  /** One more row; a cell for each column, of any text. */
  public Table row(String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(letters.clean(cell));
    }
    rows.add(row);
    return this;
  }

  /**
   * The titles and then the rows.
   *
   * @param width in cells, 1 or more; no line is wider
   */
  public List<String> lines(int width) {
    List<Integer> shown = shown(width);
    int[] widths = shrunk(shown, width);
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::title).toList(), shown, widths, width));
    rows.forEach(row -> lines.add(line(row, shown, widths, width)));
    return lines;
  }

  /** The columns for which there is room, each at its least. */
  private List<Integer> shown(int width) {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      shown.add(i);
    }
    while (needed(shown) > width) {
      int last =
          shown.stream()
              .max(
                  Comparator.<Integer>comparingInt(i -> columns.get(i).rank())
                      .thenComparing(i -> i))
              .orElseThrow();
      if (columns.get(last).rank() == 0) {
        break;
      }
      shown.remove(Integer.valueOf(last));
    }
    return shown;
  }

  private int needed(List<Integer> shown) {
    return shown.stream().mapToInt(this::least).sum() + GAP * (shown.size() - 1);
  }

  private int least(int column) {
    return Math.min(columns.get(column).least(), natural(column));
  }

  private int natural(int column) {
    return rows.stream()
        .mapToInt(row -> Math.min(MOST, Letters.width(row.get(column))))
        .reduce(Letters.width(columns.get(column).title()), Math::max);
  }

  /** Takes from the widest, cell by cell, until all fit. */
  private int[] shrunk(List<Integer> shown, int width) {
    int[] widths = shown.stream().mapToInt(this::natural).toArray();
    int over = GAP * (shown.size() - 1) - width;
    for (int each : widths) {
      over += each;
    }
    for (; over > 0; over--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean gives = widths[i] > least(shown.get(i));
        widest = gives && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private String line(List<String> cells, List<Integer> shown, int[] widths, int width) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(shown.get(i));
      String cell = letters.cut(cells.get(shown.get(i)), widths[i]);
      String pad = " ".repeat(widths[i] - Letters.width(cell));
      line.append(i == 0 ? "" : " ".repeat(GAP)).append(column.number() ? pad + cell : cell + pad);
    }
    return letters.cut(line.toString().stripTrailing(), width);
  }
}
