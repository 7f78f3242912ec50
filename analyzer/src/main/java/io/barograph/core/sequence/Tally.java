package io.barograph.core.sequence;

/**
 * How many lines of one kind there were.
 *
 * @param seen all of them
 * @param repeated those among them that were shipped or printed again and told nothing new
 */
public record Tally(int seen, int repeated) {
  Tally plus(Tally other) {
    return new Tally(seen + other.seen, repeated + other.repeated);
  }
}
