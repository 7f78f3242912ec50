package io.barograph.command;

import io.barograph.config.Origin;
import io.barograph.config.PolicyDocument;
import io.barograph.config.PolicySettings;
import io.barograph.config.PolicyValue;
import io.barograph.config.Settings;
import io.barograph.config.StormSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Which policy holds when, and where each of its values comes from. */
final class PolicyBook {
  private record Page(PolicySettings policy, Map<String, Origin> origins) {}

  private final NavigableMap<Instant, Page> pages = new TreeMap<>();

  /**
   * The settings, and from its time on each document.
   *
   * @param documents such without a time hold throughout
   */
  PolicyBook(Settings settings, Collection<PolicyDocument> documents) {
    pages.put(Instant.MIN, new Page(settings.policy(), settings.origins()));
    for (PolicyDocument document : documents) {
      Map<String, Origin> origins = new HashMap<>();
      for (PolicyValue value : document.values()) {
        origins.put(value.key(), value.origin());
      }
      pages.put(document.from().orElse(Instant.MIN), new Page(document.policy(), origins));
    }
  }

  /** How far so many failures are from a storm at the time, and by whose configuration. */
  String ofThreshold(int counted, Instant at) {
    Page page = at(at);
    StormSettings storm = page.policy().storm();
    return counted
        + " of "
        + storm.threshold()
        + " failed turns with a rejected refresh within "
        + storm.window()
        + " (storm.threshold from "
        + page.origins().get("storm.threshold")
        + ", storm.window from "
        + page.origins().get("storm.window")
        + ")";
  }

  /** How many more failures would open a storm at the time; at least one has to. */
  int missing(int counted, Instant at) {
    return Math.max(1, at(at).policy().storm().threshold() - counted);
  }

  /** Within which failures make a storm at the time. */
  Duration window(Instant at) {
    return at(at).policy().storm().window();
  }

  private Page at(Instant time) {
    return Objects.requireNonNull(pages.floorEntry(time)).getValue();
  }
}
