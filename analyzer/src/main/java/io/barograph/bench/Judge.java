package io.barograph.bench;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Rung;
import io.barograph.core.signal.UserId;
import io.barograph.embedded.fleet.Diagnosis;
import io.barograph.embedded.fleet.Diagnosis.Help;
import io.barograph.embedded.fleet.TruthEntry;
import io.barograph.embedded.fleet.TruthEntry.Storm;
import io.barograph.embedded.fleet.TruthEntry.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins what was found with what happened. A storm of a wave is judged by what was said of it once
 * the wave could be told: before that its first victims look like anybody whose login died.
 */
public final class Judge {
  /** Lines may arrive so late, and where a clock is skewed only their arrival tells. */
  private static final Duration SAME = Duration.ofSeconds(30);

  /** A storm that is over sooner need not have been advised: new storms settle first. */
  private static final Duration TIME_TO_ADVISE = Duration.ofMinutes(3);

  /** For each further rung: the time that one is given, and another failure. */
  private static final Duration TIME_TO_CLIMB = Duration.ofMinutes(17);

  private static final Set<Rung> FOR_THE_USER =
      EnumSet.of(Rung.SIGN_IN_AGAIN, Rung.RESET_LOCAL_STATE, Rung.CHECK_API_KEY);

  private final Truth truth;
  private final Findings findings;
  private final Quality quality = new Quality();
  private final Map<String, Storm> trueById = new HashMap<>();

  private Judge(Truth truth, Findings findings) {
    this.truth = truth;
    this.findings = findings;
  }

  /**
   * Judges the findings of one fleet.
   *
   * @param entries all of the fleet's truth, labelled
   * @param length event time that was played
   */
  public static Quality judge(List<TruthEntry> entries, Duration length, Findings findings) {
    Judge judge = new Judge(new Truth(entries), findings);
    judge.quality.watched(judge.truth.users(), length);
    judge.joinStorms();
    judge.judgeAdvice();
    IncidentJudge.judge(judge.truth, findings, judge.quality);
    RegionJudge.judge(judge.truth, findings, judge.quality);
    return judge.quality;
  }

  private void joinStorms() {
    Map<UserId, List<FoundStorm>> found = new HashMap<>();
    for (FoundStorm storm : findings.storms()) {
      found.computeIfAbsent(storm.opened().login().user(), u -> new ArrayList<>()).add(storm);
    }
    truth
        .storms()
        .forEach(
            (user, storms) -> {
              List<FoundStorm> left = found.getOrDefault(user, new ArrayList<>());
              for (Storm storm : storms) {
                FoundStorm same = takeSame(storm, left);
                compareStorm(user, storm.onset(), storm, same);
              }
            });
    found.forEach(
        (user, left) -> left.forEach(s -> compareStorm(user, s.opened().onset(), null, s)));
  }

  private static @Nullable FoundStorm takeSame(Storm storm, List<FoundStorm> left) {
    for (FoundStorm candidate : left) {
      Duration apart = Duration.between(storm.onset(), candidate.opened().onset()).abs();
      if (apart.compareTo(SAME) <= 0) {
        left.remove(candidate);
        return candidate;
      }
    }
    return null;
  }

  private void compareStorm(
      UserId user, Instant onset, @Nullable Storm storm, @Nullable FoundStorm found) {
    String scenario = truth.scenario(user, onset);
    quality.compare(
        Measure.STORMS,
        scenario,
        user.value(),
        onset,
        storm == null ? null : "storm",
        found == null ? null : "storm");
    if (storm != null && found != null) {
      trueById.put(found.opened().id(), storm);
      compareWords(scenario, storm, found);
    } else if (found != null && !found.advice().isEmpty()) {
      FoundStorm.Thought thought = FoundStorm.Thought.of(found.advice().get(0));
      quality.compare(Measure.SCOPE, scenario, user.value(), onset, null, thought.scope().label());
    }
  }

  /** Whether scope, cause and advice are as they should be. */
  private void compareWords(String scenario, Storm storm, FoundStorm found) {
    Diagnosis diagnosis = Objects.requireNonNull(storm.diagnosis(), "the fleet has no labels");
    Wave wave = truth.wave(diagnosis);
    Instant since = wave == null ? Instant.MIN : wave.tellableAt();
    if (since == null || isOver(storm, since)) {
      quality.count(Count.UNTELLABLE);
      return;
    }
    Remediation advice =
        found.advice().stream()
            .filter(a -> !a.advisedAt().isBefore(since) || a.rung() == Rung.WAIT)
            .findFirst()
            .orElse(null);
    FoundStorm.Thought thought =
        advice == null ? found.lastThought(since) : FoundStorm.Thought.of(advice);
    String user = storm.user().value();
    quality.compare(
        Measure.SCOPE,
        scenario,
        user,
        storm.onset(),
        diagnosis.scope().label(),
        thought == null ? null : thought.scope().label());
    quality.compare(
        Measure.CAUSE,
        scenario,
        user,
        storm.onset(),
        diagnosis.why().label(),
        thought == null ? null : thought.cause().label());
    Instant mayBeAdvised = later(since, storm.openedAt()).plus(TIME_TO_ADVISE);
    if (advice != null || !isOver(storm, mayBeAdvised)) {
      quality.compare(
          Measure.ADVICE,
          scenario,
          user,
          storm.onset(),
          wanted(diagnosis, advice),
          advice == null ? null : advice.rung().action());
    }
    if (advice != null) {
      Delay between = wave == null ? Delay.ADVICE : Delay.ADVICE_IN_WAVE;
      quality.delayed(between, Duration.between(storm.onset(), found.advice().get(0).advisedAt()));
      judgeClimbing(storm, diagnosis, found);
    }
  }

  /** Where signing in does not stick, somebody may have tried it before anything was advised. */
  private static String wanted(Diagnosis diagnosis, @Nullable Remediation advice) {
    String first = diagnosis.helps().get(0).label();
    if (advice == null || diagnosis.wave() != null) {
      return first;
    }
    String given = advice.rung().action();
    return diagnosis.helps().stream().anyMatch(help -> is(help, advice.rung())) ? given : first;
  }

  private void judgeClimbing(Storm storm, Diagnosis diagnosis, FoundStorm found) {
    Instant first = found.advice().get(0).advisedAt();
    int steps = diagnosis.helps().size() - 1;
    boolean lasted = !isOver(storm, first.plus(TIME_TO_CLIMB.multipliedBy(steps)));
    if (diagnosis.wave() == null && steps > 0 && lasted) {
      quality.count(Count.HARD_STORMS);
      if (found.advice().stream().anyMatch(a -> is(diagnosis.helping(), a.rung()))) {
        quality.count(Count.HARD_STORMS_HELPED);
      }
    }
  }

  private void judgeAdvice() {
    Map<String, Set<Rung>> given = new HashMap<>();
    for (Remediation piece : findings.advice()) {
      quality.count(Count.ADVICE);
      String storm = piece.stormId();
      if (storm != null && !given.computeIfAbsent(storm, s -> new HashSet<>()).add(piece.rung())) {
        quality.count(Count.RUNG_TWICE);
      }
      if (isDuringIncident(piece)) {
        quality.count(Count.DURING_INCIDENT);
      }
      if (FOR_THE_USER.contains(piece.rung())) {
        judgeForUser(piece, storm == null ? null : trueById.get(storm));
      }
    }
  }

  private boolean isDuringIncident(Remediation piece) {
    TruthEntry.Member member = truth.member(piece.login().user());
    return member != null
        && piece.stormId() != null
        && piece.rung() != Rung.WAIT
        && findings.incidents().stream()
            .anyMatch(i -> i.isOpen(piece.advisedAt()) && i.covers(member));
  }

  private void judgeForUser(Remediation piece, @Nullable Storm storm) {
    Diagnosis diagnosis = storm == null ? null : storm.diagnosis();
    if (diagnosis == null) {
      falsely(piece);
      return;
    }
    Wave wave = truth.wave(diagnosis);
    boolean helps = diagnosis.helps().stream().anyMatch(help -> is(help, piece.rung()));
    if (wave == null) {
      if (!helps) {
        falsely(piece);
      }
    } else if (wave.tellableAt() == null || piece.advisedAt().isBefore(wave.tellableAt())) {
      quality.count(Count.EARLY_ADVICE);
    } else if (!helps || piece.advisedAt().isBefore(wave.to())) {
      falsely(piece);
    }
  }

  private void falsely(Remediation piece) {
    UserId user = piece.login().user();
    String scenario = truth.scenario(user, piece.advisedAt());
    quality.falsely(scenario, user.value(), piece.advisedAt(), piece.rung().action());
  }

  private static boolean is(Help help, Rung rung) {
    return help.label().equals(rung.action());
  }

  private static boolean isOver(Storm storm, Instant at) {
    return storm.calmedAt() != null && storm.calmedAt().isBefore(at);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
