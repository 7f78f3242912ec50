package io.barograph.ingest;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the places tell of a line, beside what it says itself. Safe for many threads. */
final class Surroundings {
  private final Whose whose;
  private final Siting siting;

  /** Of the bare lines that were asked about last, which are mostly those of one file. */
  private volatile @Nullable Told bare;

  Surroundings(Whose whose, Siting siting) {
    this.whose = whose;
    this.siting = siting;
  }

  /**
   * What they tell.
   *
   * @param record that was asked about
   * @param cli as the shipper names it, or null
   * @param shipped when the shipper says it was, or null
   */
  record Told(
      RawRecord record,
      Whose.@Nullable Found<String> cli,
      Whose.Owner owner,
      Siting.Sited sited,
      Whose.@Nullable Found<Instant> shipped) {
    /** Whether the same is told of a record, if neither says more than the options do. */
    private boolean isOf(RawRecord other) {
      return Objects.equals(record.user(), other.user())
          && Objects.equals(record.host(), other.host())
          && Objects.equals(record.stream(), other.stream());
    }
  }

  /** Asks all places; of the bare lines of one file only once. */
  Told of(Shipped line, RawRecord record) {
    if (!record.isBare() || !line.isBare()) {
      return ask(line, record);
    }
    Told known = bare;
    if (known == null || !known.isOf(record)) {
      known = ask(line, record);
      bare = known;
    }
    return known;
  }

  private Told ask(Shipped line, RawRecord record) {
    Whose.Owner owner = whose.owner(line, record);
    return new Told(
        record,
        whose.cli(line, record),
        owner,
        siting.site(line, record, owner.host()),
        whose.shippedAt(line, record));
  }
}
