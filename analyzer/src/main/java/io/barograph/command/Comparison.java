package io.barograph.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.Stages;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Sighting;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.Unreadable;
import io.barograph.replay.Logins;
import io.barograph.replay.Replay;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What two policies find in the same history. The same signals go to both; two storms are the same
 * where they are of one login and overlap in time, for another threshold begins elsewhere.
 */
final class Comparison implements Replay.Listener {
  private final Side before;
  private final Side after;

  /** What one of them found. */
  private static final class Side {
    final String name;
    final Logins logins;
    final Map<String, Storm> storms = new LinkedHashMap<>();
    final Map<String, Instant> ends = new LinkedHashMap<>();
    final Map<String, Integer> advice = new TreeMap<>();
    int withdrawn;
    int incidents;

    Side(String name, Stages stages) {
      this.name = name;
      this.logins = new Logins(stages, this::found);
    }

    private void found(Finding finding) {
      if (finding instanceof Finding.StormChanged changed) {
        StormFinding storm = changed.storm();
        storms.put(storm.storm().id(), storm.storm());
        ends.put(storm.storm().id(), storm.at());
      } else if (finding instanceof Finding.StormStanding standing) {
        storms.put(standing.storm().id(), standing.storm());
      } else if (finding instanceof Finding.RemediationAdvised advised) {
        advice.merge(advised.remediation().rung().action(), 1, Integer::sum);
      } else if (finding instanceof Finding.RemediationWithdrawn) {
        withdrawn++;
      } else if (finding instanceof Finding.IncidentChanged changed
          && changed.incident() instanceof IncidentFinding.Opened) {
        incidents++;
      }
    }

    private Instant end(Storm storm) {
      Instant end = ends.getOrDefault(storm.id(), storm.lastFailureAt());
      return end.isAfter(storm.lastFailureAt()) ? end : storm.lastFailureAt();
    }

    private Set<Login> users() {
      Set<Login> users = new TreeSet<>();
      storms.values().forEach(storm -> users.add(storm.login()));
      return users;
    }

    private int pieces() {
      return advice.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Storms that the other side has none in place of. */
    private List<Storm> without(Side other) {
      Map<Login, List<Storm>> theirs = new TreeMap<>();
      other
          .storms
          .values()
          .forEach(s -> theirs.computeIfAbsent(s.login(), l -> new ArrayList<>()).add(s));
      return storms.values().stream()
          .filter(
              mine ->
                  theirs.getOrDefault(mine.login(), List.of()).stream()
                      .noneMatch(
                          their ->
                              !their.onset().isAfter(end(mine))
                                  && !other.end(their).isBefore(mine.onset())))
          .toList();
    }
  }

  Comparison(String before, Stages stagesBefore, String after, Stages stagesAfter) {
    this.before = new Side(before, stagesBefore);
    this.after = new Side(after, stagesAfter);
  }

  @Override
  public void signal(Replay.Place place, Sighting sighting, Provenance provenance, Instant clock) {
    before.logins.accept(sighting, clock);
    after.logins.accept(sighting, clock);
  }

  @Override
  public void end(Instant clock) {
    for (Side side : List.of(before, after)) {
      side.logins.advance(clock);
      side.logins.finish();
    }
  }

  @Override
  public void unreadable(Replay.Place place, Unreadable unreadable) {
    System.err.println(place + " unreadable: " + unreadable.reason().label());
  }

  /** For people. */
  void printTable(PrintStream out) {
    String row = "%-28s  %10s  %10s%n";
    out.printf("A: %s%nB: %s%n%n", before.name, after.name);
    out.printf(row, "", "A", "B");
    out.printf(row, "storms", before.storms.size(), after.storms.size());
    out.printf(row, "logins in storm", before.users().size(), after.users().size());
    out.printf(row, "incidents", before.incidents, after.incidents);
    out.printf(row, "advice", before.pieces(), after.pieces());
    Set<String> actions = new TreeSet<>(before.advice.keySet());
    actions.addAll(after.advice.keySet());
    for (String action : actions) {
      out.printf(
          row,
          "  " + action,
          before.advice.getOrDefault(action, 0),
          after.advice.getOrDefault(action, 0));
    }
    out.printf(row, "advice withdrawn", before.withdrawn, after.withdrawn);
    out.printf(row, "advice saved", "", adviceSaved());
    printStorms(out, "lost: storms of A that B does not see", before.without(after));
    printStorms(out, "gained: storms of B that A does not see", after.without(before));
  }

  /** By taking B for A; negative where B advises more. */
  private int adviceSaved() {
    return before.pieces() - after.pieces();
  }

  private static void printStorms(PrintStream out, String title, List<Storm> storms) {
    out.printf("%n%s: %d%n", title, storms.size());
    for (Storm storm : storms) {
      out.printf(
          "  %s  %s (%s)  %d failed turns  %s%n",
          storm.onset(),
          TableRow.printable(storm.login().user().value()),
          storm.login().cli(),
          storm.failedSequences(),
          storm.reason().label());
    }
  }

  /** For programs: one object. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("a", json(before));
    json.set("b", json(after));
    json.set("lost", json(before.without(after)));
    json.set("gained", json(after.without(before)));
    json.put("adviceSaved", adviceSaved());
    return json;
  }

  private static ObjectNode json(Side side) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", side.name);
    json.put("storms", side.storms.size());
    json.put("logins", side.users().size());
    json.put("incidents", side.incidents);
    json.put("withdrawn", side.withdrawn);
    ObjectNode advice = json.putObject("advice");
    side.advice.forEach(advice::put);
    return json;
  }

  private static ArrayNode json(List<Storm> storms) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Storm storm : storms) {
      json.addObject()
          .put("stormId", storm.id())
          .put("user", storm.login().user().value())
          .put("cli", storm.login().cli())
          .put("onset", storm.onset().toString())
          .put("failedSequences", storm.failedSequences())
          .put("reason", storm.reason().label());
    }
    return json;
  }
}
