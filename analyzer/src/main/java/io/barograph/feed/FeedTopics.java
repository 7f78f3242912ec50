package io.barograph.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to follow.
 *
 * @param state the compacted topic of open storms, read from its beginning; null for none
 * @param events topics of events
 * @param history how far back, before the newest event of each topic, these are read
 */
public record FeedTopics(@Nullable String state, List<String> events, Duration history) {
  public FeedTopics {
    events = List.copyOf(events);
  }

  /** The open storms alone. */
  public static FeedTopics ofState(String topic) {
    return new FeedTopics(topic, List.of(), Duration.ZERO);
  }

  /** All names. */
  List<String> all() {
    List<String> all = new ArrayList<>(events);
    if (state != null) {
      all.add(state);
    }
    return all;
  }
}
