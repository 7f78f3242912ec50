package io.barograph.embedded.fleet;

import java.util.List;
import java.util.SplittableRandom;

/** The cast of a mixed day: who is there, what the provider does, and who has trouble when. */
final class Day implements Cast {
  /** Keeps the day's dice apart from those of its users, whose seeds follow the fleet's. */
  private static final long SALT = 0x5eed_0f_da11L;

  private final FleetOptions options;
  private final List<Person> staff;
  private final Weather weather;
  private final Fate fate;

  Day(FleetOptions options) {
    this.options = options;
    SplittableRandom dice = new SplittableRandom(options.seed() ^ SALT);
    this.staff = new Staff(options).hire();
    this.weather = new Weather(options, staff, dice.split());
    this.fate = new Fate(options, staff, weather, dice.split());
  }

  @Override
  public Script script(int index) {
    Person person = staff.get(index);
    return new Workday(options.end(), person, weather, fate.of(person));
  }

  @Override
  public List<Wave> waves() {
    return weather.waves();
  }

  @Override
  public boolean isLabelled() {
    return true;
  }
}
