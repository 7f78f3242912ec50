package io.barograph.embedded.fleet;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Where a developer plays scenarios: turns what happens into planned runs, one after the other. */
final class Desk {
  /** How long nothing is heard after a run that fell silent: longer than a run can take. */
  private static final Duration SILENCE = Duration.ofMinutes(15);

  private final UserId user;
  private final Repertoire repertoire;
  private final SplittableRandom dice;
  private final List<Workplace> workplaces;
  private int at;
  private Instant now;
  private @Nullable Diagnosis diagnosis;
  private @Nullable Hit hit;
  private @Nullable SessionId resumed;
  private List<Run> runs = new ArrayList<>();

  Desk(
      UserId user,
      Repertoire repertoire,
      List<Workplace> workplaces,
      Instant start,
      SplittableRandom dice) {
    this.user = user;
    this.repertoire = repertoire;
    this.workplaces = new ArrayList<>(workplaces);
    this.now = start;
    this.dice = dice;
  }

  Repertoire repertoire() {
    return repertoire;
  }

  SplittableRandom dice() {
    return dice;
  }

  Instant now() {
    return now;
  }

  /** The runs planned since the last call, in order. */
  List<Run> takeRuns() {
    List<Run> taken = runs;
    runs = new ArrayList<>();
    return taken;
  }

  /** A turn of some minutes, in which tools run. */
  void works() {
    worksOn(repertoire.healthy());
  }

  void worksOn(Take take) {
    run(take, drawn(Duration.ofMinutes(1), Duration.ofMinutes(4)));
    pauses(Duration.ofSeconds(10), Duration.ofSeconds(90));
  }

  /** A short turn that shows that all is well. */
  void completes() {
    run(repertoire.healthy(), drawn(Duration.ofSeconds(2), Duration.ofSeconds(20)));
    pauses(Duration.ofSeconds(10), Duration.ofSeconds(60));
  }

  void plays(Take take) {
    run(take, Duration.ZERO);
    if (take.fallsSilent()) {
      now = now.plus(SILENCE);
    }
    pauses(Duration.ofSeconds(8), Duration.ofSeconds(25));
  }

  /** The run ends without a word, and the next one goes on with its session. */
  void isInterruptedIn(Take take) {
    run(take, Duration.ZERO);
    staysInSession();
    pauses(Duration.ofSeconds(3), Duration.ofSeconds(6));
  }

  Take deadLogin() {
    return repertoire.failed(Cause.REFRESH_REJECTED, dice);
  }

  void failsOnDeadLogin(int times) {
    fails(deadLogin(), times);
  }

  void fails(Take take, int times) {
    for (int i = 0; i < times; i++) {
      plays(take);
    }
  }

  int drawn(int least, int most) {
    return dice.nextInt(least, most + 1);
  }

  boolean chance(double share) {
    return dice.nextDouble() < share;
  }

  void signsIn() {
    pauses(Duration.ofSeconds(40), Duration.ofMinutes(4));
    run(Take.aside("Successfully logged in"), Duration.ZERO);
    pauses(Duration.ofSeconds(5), Duration.ofSeconds(20));
  }

  void turnsToOtherHost() {
    turnsToHost((at + 1) % workplaces.size());
  }

  int hosts() {
    return workplaces.size();
  }

  void turnsToHost(int index) {
    at = index;
  }

  Surroundings surroundings() {
    return workplaces.get(at).surroundings();
  }

  /** The host stands elsewhere from now on, or somebody else is signed in there. */
  void movesTo(Surroundings there) {
    workplaces.set(at, workplaces.get(at).moved(there));
  }

  /** From now on all runs are the trouble of this diagnosis. */
  void suffers(Diagnosis from) {
    diagnosis = from;
  }

  void isWell() {
    diagnosis = null;
  }

  /** The wave that strikes the developer, or null. */
  @Nullable Hit hit() {
    return hit;
  }

  void isHitBy(Hit wave) {
    hit = wave;
  }

  /** The next run goes on with the session of the last one. */
  void staysInSession() {
    resumed = runs.get(runs.size() - 1).session();
  }

  void waitsUntil(Instant time) {
    now = time.isAfter(now) ? time : now;
  }

  void pauses(Duration least, Duration most) {
    now = now.plus(drawn(least, most));
  }

  private void run(Take take, Duration work) {
    SessionId session = resumed == null ? newSession() : resumed;
    resumed = null;
    Run run =
        new Run(user, workplaces.get(at), session, take, now, work, dice.nextLong(), diagnosis);
    runs.add(run);
    now = run.end();
  }

  /** An identifier with its time in front, as the CLI's are. */
  private SessionId newSession() {
    long millis = now.toEpochMilli() & 0xffff_ffff_ffffL;
    long random = dice.nextLong();
    return new SessionId(
        String.format(
            Locale.ROOT,
            "%08x-%04x-7%03x-%04x-%012x",
            millis >>> 16,
            millis & 0xffff,
            random & 0xfff,
            0x8000 | ((random >>> 12) & 0x3fff),
            dice.nextLong() & 0xffff_ffff_ffffL));
  }

  private Duration drawn(Duration least, Duration most) {
    return Duration.ofNanos(dice.nextLong(least.toNanos() / 1000, most.toNanos() / 1000) * 1000);
  }
}
