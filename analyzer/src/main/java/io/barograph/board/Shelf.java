package io.barograph.board;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The newest entries in event time, so many of each owner and so many over all. */
final class Shelf {
  private final int mostOfOne;
  private final int mostOfAll;
  private final NavigableSet<Entry> all = new TreeSet<>();
  private final Map<String, NavigableSet<Entry>> owned = new HashMap<>();
  private final Map<Entry, String> owners = new HashMap<>();

  Shelf(int mostOfOne, int mostOfAll) {
    this.mostOfOne = mostOfOne;
    this.mostOfAll = mostOfAll;
  }

  /**
   * Puts an entry in its place; the oldest leaves where there are too many.
   *
   * @return whether it stands there now and did not before
   */
  boolean put(String owner, Entry entry) {
    if (!all.add(entry)) {
      return false;
    }
    NavigableSet<Entry> own = owned.computeIfAbsent(owner, o -> new TreeSet<>());
    own.add(entry);
    owners.put(entry, owner);
    if (own.size() > mostOfOne) {
      remove(own.first());
    }
    if (all.size() > mostOfAll) {
      remove(all.first());
    }
    return owners.containsKey(entry);
  }

  /** All entries in event time. */
  NavigableSet<Entry> all() {
    return all;
  }

  /** The entries of one, in event time. */
  NavigableSet<Entry> of(String owner) {
    return owned.getOrDefault(owner, Collections.emptyNavigableSet());
  }

  private void remove(Entry entry) {
    all.remove(entry);
    String owner = owners.remove(entry);
    NavigableSet<Entry> own = owned.get(owner);
    if (own != null && own.remove(entry) && own.isEmpty()) {
      owned.remove(owner);
    }
  }
}
