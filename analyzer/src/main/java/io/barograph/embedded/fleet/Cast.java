package io.barograph.embedded.fleet;

import java.util.List;

/** All who play in a fleet. The same options give the same cast, however often it is called. */
interface Cast {

  /** The script of one of {@link FleetOptions#users}, from its beginning. */
  Script script(int index);

  /** The waves that may strike them. */
  List<Wave> waves();

  /** Whether the storms of this fleet are labelled. */
  boolean isLabelled();

  static Cast of(FleetOptions options) {
    return switch (options.play()) {
      case SCENARIOS -> new Unrelated(options);
      case MIXED_DAY -> new Day(options);
    };
  }

  /** Developers that have nothing to do with each other. */
  record Unrelated(FleetOptions options) implements Cast {
    @Override
    public Script script(int index) {
      return new Developer(options, index);
    }

    @Override
    public List<Wave> waves() {
      return List.of();
    }

    @Override
    public boolean isLabelled() {
      return false;
    }
  }
}
