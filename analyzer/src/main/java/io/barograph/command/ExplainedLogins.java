package io.barograph.command;

import io.barograph.core.engine.Finding;
import io.barograph.core.engine.LoginState;
import io.barograph.core.engine.Stages;
import io.barograph.core.engine.Standing;
import io.barograph.core.scope.FleetReport;
import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import io.barograph.event.CloudEvent;
import io.barograph.event.Events;
import io.barograph.replay.Logins;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the engines told of each login, in their own words, and how it stands at the end. */
final class ExplainedLogins {
  /** What one login's story is made of. */
  private static final class Story {
    final List<String> rows = new ArrayList<>();
    final Map<String, Integer> verdicts = new TreeMap<>();

    /** What stands below the row of a turn that counts before its sequence closes. */
    final Map<Turn, String> counted = new HashMap<>();

    @Nullable Turn closed;
    int repeated;
    int late;
    Instant lastSeen = Instant.MIN;
  }

  private record Turn(HostId host, Instant endedAt) {
    static Turn of(Verdict verdict) {
      return new Turn(verdict.host(), verdict.endedAt());
    }
  }

  private final Stages stages;
  private final Events events;
  private final PolicyBook policies;
  private final Predicate<UserId> concerns;
  private final PrintStream out;
  private final Map<Login, Story> stories = new TreeMap<>();
  private final Map<String, List<String>> incidents = new LinkedHashMap<>();
  private @Nullable Logins logins;

  ExplainedLogins(
      Stages stages,
      Events events,
      PolicyBook policies,
      Predicate<UserId> concerns,
      PrintStream out) {
    this.stages = stages;
    this.events = events;
    this.policies = policies;
    this.concerns = concerns;
    this.out = out;
  }

  /** Whose states are asked. */
  void of(Logins asked) {
    logins = asked;
  }

  boolean concerns(Login login) {
    return concerns.test(login.user());
  }

  /** Whether nobody is left out. */
  boolean concernsAll() {
    return concerns.test(UserId.UNKNOWN);
  }

  void saw(Sighting sighting) {
    Story story = story(sighting.login());
    story.lastSeen = sighting.time().isAfter(story.lastSeen) ? sighting.time() : story.lastSeen;
  }

  void found(Finding finding) {
    if (finding instanceof Finding.IncidentChanged changed) {
      CloudEvent event = Objects.requireNonNull(events.of(changed));
      incidents.computeIfAbsent(changed.key(), cli -> new ArrayList<>()).add(TableRow.of(event));
    } else if (finding instanceof Finding.OfLogin one && concerns(one.login())) {
      tell(one);
    }
  }

  private void tell(Finding.OfLogin finding) {
    Story story = story(finding.login());
    if (finding instanceof Finding.SignalRepeated) {
      story.repeated++;
      out.println("    again: it was shipped before and changes nothing");
      return;
    }
    if (finding instanceof Finding.SignalDelayed delayed) {
      story.late++;
      out.println("    late: all before " + delayed.decidedUpTo() + " was decided already");
    }
    CloudEvent event = events.of(finding);
    if (event != null) {
      story.rows.add(TableRow.of(event));
    }
    if (finding instanceof Finding.SequenceClosed closed) {
      Verdict verdict = closed.sequence().verdict();
      story.verdicts.merge(
          verdict.outcome().label() + " " + verdict.cause().label(), 1, Integer::sum);
      if (verdict.outcome() == Outcome.FAILED && !verdict.isRejectedRefresh()) {
        story.rows.add("  not counted: its refresh was not rejected");
      }
      story.closed = Turn.of(verdict);
      String counted = story.counted.remove(story.closed);
      if (counted != null) {
        story.rows.add(counted);
      }
    } else if (finding instanceof Finding.Reported reported
        && reported.report() instanceof FleetReport.Failed failed
        && failed.verdict().isRejectedRefresh()) {
      Turn turn = Turn.of(failed.verdict());
      if (turn.equals(story.closed)) {
        story.rows.add(counted(failed));
      } else {
        story.counted.put(turn, counted(failed));
      }
    }
  }

  private String counted(FleetReport.Failed failed) {
    if (failed.storm() != null) {
      return "  counted: failure "
          + failed.storm().failedSequences()
          + " of storm "
          + failed.storm().id();
    }
    return "  counted: " + policies.ofThreshold(failures(failed.login()), failed.at());
  }

  private int failures(Login login) {
    LoginState state = asked().state(login);
    return state == null ? 0 : stages.logins().failuresInWindow(state);
  }

  void print() {
    stories.forEach(
        (login, story) -> {
          out.println();
          out.println(
              "user " + TableRow.printable(login.user().value()) + " (" + login.cli() + ")");
          story.rows.forEach(row -> out.println("  " + row));
          if (story.repeated > 0) {
            out.println("  " + signals(story.repeated) + " came again and changed nothing");
          }
          if (story.late > 0) {
            out.println("  " + signals(story.late) + " came too late to change anything");
          }
          story.verdicts.forEach((what, n) -> out.println("  " + n + " × " + what));
          printStanding(login, story);
        });
    incidents.forEach(
        (cli, rows) -> {
          out.println();
          out.println("fleet (" + cli + ")");
          rows.forEach(row -> out.println("  " + row));
        });
  }

  private void printStanding(Login login, Story story) {
    LoginState state = asked().state(login);
    int waiting = state == null ? 0 : stages.logins().waiting(state);
    if (waiting > 0) {
      out.println("  " + signals(waiting) + " held: earlier ones may still come");
    }
    Storm storm = state == null ? null : stages.logins().storm(state);
    if (storm != null) {
      out.println("  a storm is open: " + storm.id() + " since " + storm.onset());
      printAdvice(storm);
      return;
    }
    // What is forgotten was decided: its last policy is that of its last signal.
    Instant at = state == null ? story.lastSeen : stages.logins().reached(state);
    int counted = failures(login);
    out.println(
        "  no storm is open: "
            + policies.ofThreshold(counted, at)
            + "; "
            + policies.missing(counted, at)
            + " more would open one");
  }

  /** The fleet is decided later than its logins: it may still know an earlier storm, or none. */
  private void printAdvice(Storm storm) {
    Standing standing = stages.fleet().standing(asked().fleet(), storm.login());
    Storm known = standing == null ? null : standing.situation().storm();
    if (standing == null || known == null || !known.id().equals(storm.id())) {
      out.println("    advice: none yet, the fleet is not decided so far");
      return;
    }
    ScopeJudgement scope = standing.situation().scope();
    out.println(
        "    scope: "
            + scope.scope().label()
            + " ("
            + scope.confidence().label()
            + "): "
            + String.join(" ", scope.evidence()));
    standing.situation().causes().forEach(cause -> out.println("    cause: " + words(cause)));
    out.println(
        "    advice: "
            + (standing.advice() == null ? "none holds" : standing.advice().action() + " holds")
            + ". "
            + standing.waitsFor());
  }

  private static String words(Hypothesis cause) {
    String words = cause.cause().label() + " (" + cause.confidence().label() + ")";
    words += cause.evidenceFor().isEmpty() ? "." : ": " + String.join(" ", cause.evidenceFor());
    return cause.evidenceAgainst().isEmpty()
        ? words
        : words + " Against it: " + String.join(" ", cause.evidenceAgainst());
  }

  private static String signals(int count) {
    return count == 1 ? "1 signal" : count + " signals";
  }

  private Story story(Login login) {
    return stories.computeIfAbsent(login, l -> new Story());
  }

  private Logins asked() {
    return Objects.requireNonNull(logins, "told of before anything was read");
  }
}
