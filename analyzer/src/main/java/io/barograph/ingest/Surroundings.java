package io.barograph.ingest;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the places tell of a line, beside what it says itself. Safe for many threads. */
final class Surroundings {
  private final Whose whose;
  private final Siting siting;

  /** Of the bare lines that were asked about last, which are mostly those of one file. */
  private volatile @Nullable Bare bare;

  Surroundings(Whose whose, Siting siting) {
    this.whose = whose;
    this.siting = siting;
  }

  /**
   * What they tell.
   *
   * @param cli as the shipper names it, or null
   * @param shipped when the shipper says it was, or null
   */
  record Told(
      Whose.@Nullable Found<String> cli,
      Whose.Owner owner,
      Siting.Sited sited,
      Whose.@Nullable Found<Instant> shipped) {}

  /** What is told of lines that say nothing but what options say: user, host and file. */
  private record Bare(
      @Nullable UserId user, @Nullable HostId host, @Nullable String stream, Told told) {
    boolean isOf(RawRecord record) {
      return Objects.equals(user, record.user())
          && Objects.equals(host, record.host())
          && Objects.equals(stream, record.stream());
    }
  }

  /** Asks all places; of the bare lines of one file only once. */
  Told of(Shipped line, RawRecord record) {
    if (!record.isBare() || !line.isBare()) {
      return ask(line, record);
    }
    Bare known = bare;
    if (known == null || !known.isOf(record)) {
      known = new Bare(record.user(), record.host(), record.stream(), ask(line, record));
      bare = known;
    }
    return known.told();
  }

  private Told ask(Shipped line, RawRecord record) {
    Whose.Owner owner = whose.owner(line, record);
    return new Told(
        whose.cli(line, record),
        owner,
        siting.site(line, record, owner.host()),
        whose.shippedAt(line, record));
  }
}
