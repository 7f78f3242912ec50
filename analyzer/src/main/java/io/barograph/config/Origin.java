package io.barograph.config;

/**
 * Where a value came from.
 *
 * @param layer which layer gave it
 * @param where as a message names it: a variable, a file and line, the command line
 */
public record Origin(Layer layer, String where) {

  /** The layers, weakest first: a later one wins. */
  public enum Layer {
    DEFAULT,
    FILE,
    ENVIRONMENT,
    COMMAND_LINE
  }

  static final Origin DEFAULT = new Origin(Layer.DEFAULT, "the default");
  static final Origin COMMAND_LINE = new Origin(Layer.COMMAND_LINE, "the command line");

  static Origin file(String file, int line) {
    return new Origin(Layer.FILE, file + ":" + line);
  }

  static Origin variable(String name) {
    return new Origin(Layer.ENVIRONMENT, name);
  }

  @Override
  public String toString() {
    return where;
  }
}
