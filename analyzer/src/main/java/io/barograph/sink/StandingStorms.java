package io.barograph.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import io.barograph.feed.Told;
import io.barograph.feed.TopicFeed;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The open storms and the advice that holds, as the topics tell. While they are read anew after an
 * outage, what stood before holds on: that nothing is known of a storm is not its end.
 */
final class StandingStorms implements TopicFeed.Listener {
  /** Advice for storms that are over stays until others push it out. */
  private static final int MOST_ADVICE = 10_000;

  private final URI board;
  private final Map<String, JsonNode> advice = new LinkedHashMap<>();
  private Map<String, ObjectNode> standing = new HashMap<>();
  private @Nullable Map<String, ObjectNode> reading;
  private List<StormAlert> alerts = List.of();
  private long version;
  private long versionOfAlerts;
  private boolean known;

  /**
   * Empty at first.
   *
   * @param board how people reach the storm board
   */
  StandingStorms(URI board) {
    this.board = board;
  }

  @Override
  public synchronized void begun() {
    reading = new HashMap<>();
  }

  @Override
  public synchronized void told(Told told) {
    Map<String, ObjectNode> rows = reading == null ? standing : reading;
    if (told instanceof Told.Stands stands) {
      rows.put(stands.login(), stands.state());
    } else if (told instanceof Told.Over over) {
      rows.remove(over.login());
    } else if (told instanceof Told.Happened happened && !happened.event().simulated()) {
      advised(happened.event());
    }
    changed();
  }

  @Override
  public synchronized void caughtUp() {
    if (reading != null) {
      standing = reading;
      reading = null;
    }
    known = true;
    changed();
  }

  /** Whether all of them were read once. */
  synchronized boolean areKnown() {
    return known;
  }

  /** The open storms; none before all were read, for a row may be followed by its end. */
  synchronized List<StormAlert> alerts() {
    if (versionOfAlerts != version) {
      List<StormAlert> built = new ArrayList<>(standing.size());
      for (ObjectNode state : standing.values()) {
        StormAlert alert = StormAlert.of(state, advice.get(state.path("stormId").asText()), board);
        if (alert != null) {
          built.add(alert);
        }
      }
      alerts = List.copyOf(built);
      versionOfAlerts = version;
    }
    return alerts;
  }

  /** Grows whenever something is told. */
  synchronized long version() {
    return version;
  }

  /** Waits until something was told since that version, but not for longer. */
  synchronized void awaitNews(long since, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    long left = most.toNanos();
    while (version == since && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
  }

  private void advised(CloudEvent event) {
    String stormId = event.data().path("stormId").asText();
    if (event.type().equals(EventType.REMEDIATION_ADVISED)) {
      advice.remove(stormId);
      advice.put(stormId, event.data());
      if (advice.size() > MOST_ADVICE) {
        advice.remove(advice.keySet().iterator().next());
      }
    } else if (event.type().equals(EventType.REMEDIATION_WITHDRAWN)
        && advice.containsKey(stormId)
        && advice.get(stormId).path("action").equals(event.data().path("action"))) {
      advice.remove(stormId);
    }
  }

  private void changed() {
    version++;
    notifyAll();
  }
}
