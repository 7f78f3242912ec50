package io.barograph.web;

import io.barograph.board.Board;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of the board ask.
 *
 * @param eventTime how far this process has decided; gives null while it holds no partition
 * @param pseudonym the name under which a user is known here
 * @param names host names by which the board may be asked beside those of loopback
 */
public record BoardSources(
    Board board,
    Supplier<@Nullable Instant> eventTime,
    StormRule rule,
    UnaryOperator<String> pseudonym,
    LineExplainer explainer,
    List<String> names) {
  public BoardSources {
    names = List.copyOf(names);
  }
}
