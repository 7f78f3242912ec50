package io.barograph.bench;

import io.barograph.core.signal.UserId;
import io.barograph.embedded.fleet.Diagnosis;
import io.barograph.embedded.fleet.TruthEntry;
import io.barograph.embedded.fleet.TruthEntry.Member;
import io.barograph.embedded.fleet.TruthEntry.Played;
import io.barograph.embedded.fleet.TruthEntry.Sequence;
import io.barograph.embedded.fleet.TruthEntry.Storm;
import io.barograph.embedded.fleet.TruthEntry.Wave;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What really happened, where to look it up. */
final class Truth {
  private static final String NOTHING = "nothing";

  private final Map<UserId, List<Storm>> storms = new HashMap<>();
  private final Map<UserId, NavigableMap<Instant, String>> played = new HashMap<>();
  private final Map<UserId, Member> members = new HashMap<>();
  private final Map<String, Wave> waves = new TreeMap<>();
  private final List<Sequence> refused = new ArrayList<>();

  Truth(List<TruthEntry> entries) {
    for (TruthEntry entry : entries) {
      if (entry instanceof Storm storm) {
        storms.computeIfAbsent(storm.user(), u -> new ArrayList<>()).add(storm);
      } else if (entry instanceof Played play) {
        played
            .computeIfAbsent(play.user(), u -> new TreeMap<>())
            .put(play.at(), play.scenario().label());
      } else if (entry instanceof Member member) {
        members.put(member.user(), member);
      } else if (entry instanceof Wave wave) {
        waves.put(wave.name(), wave);
      } else if (entry instanceof Sequence sequence && isRefusedRegion(sequence)) {
        refused.add(sequence);
      }
    }
  }

  private static boolean isRefusedRegion(Sequence sequence) {
    Diagnosis diagnosis = sequence.diagnosis();
    return diagnosis != null && diagnosis.helps().contains(Diagnosis.Help.LEAVE_REGION);
  }

  Map<UserId, List<Storm>> storms() {
    return storms;
  }

  /** Failures on a refused region, user by user in order of time. */
  List<Sequence> refused() {
    return refused;
  }

  Iterable<Wave> waves() {
    return waves.values();
  }

  /** The wave of a diagnosis, or null. */
  @Nullable Wave wave(Diagnosis diagnosis) {
    return diagnosis.wave() == null ? null : waves.get(diagnosis.wave());
  }

  @Nullable Member member(UserId user) {
    return members.get(user);
  }

  int users() {
    return members.size();
  }

  /** What the user was playing at a time. */
  String scenario(UserId user, Instant at) {
    NavigableMap<Instant, String> all = played.get(user);
    Map.Entry<Instant, String> last = all == null ? null : all.floorEntry(at);
    return last == null ? NOTHING : last.getValue();
  }

  /** When the scenario began that the user was playing at a time. */
  Instant began(UserId user, Instant at) {
    NavigableMap<Instant, String> all = played.get(user);
    Instant last = all == null ? null : all.floorKey(at);
    return last == null ? at : last;
  }
}
