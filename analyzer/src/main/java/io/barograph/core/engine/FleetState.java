package io.barograph.core.engine;

import io.barograph.core.scope.FleetPolicy;
import io.barograph.core.scope.FleetReport;
import io.barograph.core.scope.FleetWatch;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.LoginHistory;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import io.barograph.core.storm.Storm;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of the fleet. What is remembered of a login is a packed row that is read
 * when something is told of the login; in objects stands only what is asked of all of them: who is
 * active, whose storm is open, what waits.
 */
public final class FleetState {
  private static final String LOGIN = "login/";
  private static final String INCIDENT = "incident/";
  private static final String DECIDED = "decided";

  /** Bounds what is unpacked at once. */
  private static final int MOST_TOUCHED = 1_000;

  /** When a login may have something due. */
  record Wake(Instant at, Login login) implements Comparable<Wake> {
    private static final Comparator<Wake> ORDER =
        Comparator.comparing(Wake::at).thenComparing(Wake::login);

    @Override
    public int compareTo(Wake other) {
      return ORDER.compare(this, other);
    }
  }

  final WaitingReports reports;
  final FleetWatch watch = new FleetWatch();
  final TreeSet<Wake> wakes = new TreeSet<>();

  /** Whose storm is open. */
  final TreeSet<Login> stormy = new TreeSet<>();

  /** Event time of the last decision. */
  Instant decidedUpTo = Instant.EPOCH;

  private final FleetRows rows;
  private final boolean outlives;

  /** Rows that this decision reads or changes; they are packed when it is over. */
  private final Map<Login, FleetRow> touched = new HashMap<>();

  /** Every CLI that anything was told of: a few. */
  private final Set<String> clis = new TreeSet<>();

  private final Accounts accounts = new Accounts();
  private final Leavings leavings = new Leavings();
  private Map<String, Incident> keptIncidents = new HashMap<>();
  private Instant keptDecidedUpTo = Instant.EPOCH;
  private @Nullable FleetPolicy countedBy;

  /** Nothing is due before, while the schedule is the one below and no report came. */
  private Instant idleUntil = Instant.MIN;

  private @Nullable PolicySchedule idleBy;

  private FleetState(FleetRows rows, boolean outlives) {
    this.rows = rows;
    this.outlives = outlives;
    this.reports = new WaitingReports(rows, outlives);
  }

  /** Ends with the process. */
  public static FleetState inMemory() {
    return new FleetState(new FleetRowsInMemory(), false);
  }

  /** Goes on from the rows, if there are any, and keeps all in them. */
  public static FleetState keptIn(FleetRows rows) {
    return new FleetState(rows, true);
  }

  /** Everything that is open now. */
  public Collection<Incident> incidents() {
    return watch.incidents();
  }

  /**
   * Counts all logins anew where another policy counted them, or none.
   *
   * @return whether another one did
   */
  boolean countBy(FleetPolicy policy) {
    FleetPolicy before = countedBy;
    if (policy.equals(before)) {
      return false;
    }
    countedBy = policy;
    if (before != null) {
      save();
      watch.forgetCounts();
      rows.each(
          (key, row) -> {
            if (key.startsWith(LOGIN)) {
              FleetRow login = unpack(key, row);
              watch.count(login.login, login.history, decidedUpTo, policy);
            }
          });
    }
    return before != null;
  }

  /** What is remembered of a login, or null. Not to be changed. */
  @Nullable FleetRow row(Login login) {
    FleetRow row = touched.get(login);
    if (row == null) {
      byte[] kept = rows.get(key(login));
      row = kept == null ? null : FleetRow.unpack(login, kept);
    }
    return row == null || isForgotten(row) ? null : row;
  }

  /** What is remembered of a login, to be changed. */
  FleetRow rowOf(Login login) {
    FleetRow row = row(login);
    if (row == null) {
      drop(login);
      row = new FleetRow(login);
      leavings.add(login, decidedUpTo.plus(LoginHistory.MEMORY));
    }
    touched.put(login, row);
    clis.add(login.cli());
    return row;
  }

  /** What is remembered of the same user's logins of other CLIs. */
  List<FleetRow> ofOtherClis(Login login) {
    return clis.stream()
        .filter(cli -> !cli.equals(login.cli()))
        .map(cli -> row(new Login(login.user(), cli)))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The login's storm opened, changed or is over. */
  void storms(FleetRow row, @Nullable Storm storm) {
    row.storm = storm;
    if (storm == null) {
      stormy.remove(row.login);
    } else {
      stormy.add(row.login);
    }
  }

  /** Looks at the login again when advice is due. */
  void wake(FleetRow row) {
    Instant due = row.ladder.due();
    if (due != null) {
      wakes.add(new Wake(due, row.login));
    }
  }

  /** Whether nothing is to be done before the time, if the schedule is what it was. */
  boolean isIdle(Instant time, PolicySchedule schedule) {
    return idleBy == schedule && !time.isAfter(idleUntil);
  }

  /** Nothing is to be decided before the time, or at all where it is null. */
  void idleUntil(@Nullable Instant decision, PolicySchedule schedule) {
    Instant leaving = leavings.first();
    Instant next = decision == null ? Instant.MAX : decision;
    idleUntil = leaving != null && leaving.isBefore(next) ? leaving : next;
    idleBy = schedule;
  }

  void add(FleetReport report) {
    idleBy = null;
    reports.add(report);
  }

  /** Lets go of logins of which nothing was heard for as long as they are remembered. */
  void forgetSilent(Instant now) {
    leavings.takeBefore(
        now,
        login -> {
          FleetRow row = touched.get(login);
          byte[] kept = row == null ? rows.get(key(login)) : null;
          row = kept == null ? row : FleetRow.unpack(login, kept);
          if (row != null && row.storm == null && !end(row).isAfter(now)) {
            drop(login);
          } else if (row != null) {
            Instant end = end(row);
            leavings.add(login, end.isAfter(now) ? end : now.plus(LoginHistory.MEMORY));
          }
        });
  }

  private void drop(Login login) {
    byte[] kept = rows.get(key(login));
    FleetRow row = touched.remove(login);
    row = row == null && kept != null ? FleetRow.unpack(login, kept) : row;
    if (row != null) {
      accounts.leave(login, row.history.account());
      rows.remove(key(login));
    }
  }

  private boolean isForgotten(FleetRow row) {
    return row.storm == null && row.history.lastActive() != null && end(row).isBefore(decidedUpTo);
  }

  private Instant end(FleetRow row) {
    Instant last = row.history.lastActive();
    return (last == null ? decidedUpTo : last).plus(LoginHistory.MEMORY);
  }

  /** The login's account may have changed. */
  void moved(FleetRow row, @Nullable AccountId before) {
    accounts.move(row.login, before, row.history.account());
  }

  /** Other logins of the same CLI that are signed in to the account now. */
  List<FleetRow> sharing(Login login, @Nullable AccountId account) {
    return accounts.of(account).stream()
        .filter(other -> !other.equals(login) && other.cli().equals(login.cli()))
        .map(this::row)
        .filter(Objects::nonNull)
        .toList();
  }

  /** So many rows were unpacked that they should be packed before more are. */
  boolean isFull() {
    return touched.size() >= MOST_TOUCHED;
  }

  /** Packs what this decision changed. */
  void save() {
    for (FleetRow row : touched.values()) {
      rows.put(key(row.login), row.pack());
    }
    touched.clear();
    if (outlives) {
      saveIncidents();
    }
    if (outlives && !decidedUpTo.equals(keptDecidedUpTo)) {
      keptDecidedUpTo = decidedUpTo;
      rows.put(DECIDED, Packed.time(decidedUpTo));
    }
  }

  private void saveIncidents() {
    Map<String, Incident> open = new HashMap<>();
    for (Incident incident : watch.incidents()) {
      String key = INCIDENT + incident.id();
      open.put(key, incident);
      if (!incident.equals(keptIncidents.remove(key))) {
        rows.put(key, Packed.pack(incident::writeTo));
      }
    }
    keptIncidents.keySet().forEach(rows::remove);
    keptIncidents = open;
  }

  /** Goes on from the rows, counted by the policy that holds at what they were decided up to. */
  void restore(Function<Instant, FleetPolicy> policy) {
    byte[] decided = rows.get(DECIDED);
    if (decided != null) {
      decidedUpTo = Packed.timeOf(decided);
      keptDecidedUpTo = decidedUpTo;
    }
    FleetPolicy counting = policy.apply(decidedUpTo);
    countedBy = counting;
    rows.each((key, row) -> restore(key, row, counting));
  }

  private void restore(String key, byte[] kept, FleetPolicy policy) {
    if (key.startsWith(LOGIN)) {
      FleetRow row = unpack(key, kept);
      clis.add(row.login.cli());
      moved(row, null);
      storms(row, row.storm);
      wake(row);
      leavings.add(row.login, end(row));
      watch.count(row.login, row.history, decidedUpTo, policy);
    } else if (WaitingReports.isOne(key)) {
      reports.restore(key, kept);
    } else if (key.startsWith(INCIDENT)) {
      Incident incident = Packed.unpack(kept, Incident::readFrom);
      watch.restore(incident);
      keptIncidents.put(key, incident);
    }
  }

  private static String key(Login login) {
    return LOGIN + login.key();
  }

  private static FleetRow unpack(String key, byte[] row) {
    return FleetRow.unpack(Login.ofKey(key.substring(LOGIN.length())), row);
  }
}
