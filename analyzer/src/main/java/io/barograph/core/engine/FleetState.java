package io.barograph.core.engine;

import io.barograph.core.scope.FleetPolicy;
import io.barograph.core.scope.FleetReport;
import io.barograph.core.scope.FleetReportFormat;
import io.barograph.core.scope.FleetWatch;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.LoginHistory;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of the fleet. It lives in memory; where it has to outlive the process it
 * is kept as rows: {@link #drainRows} tells which changed, {@link #restore} puts them back.
 */
public final class FleetState {
  private static final String LOGIN = "login/";
  private static final String REPORT = "report/";
  private static final String INCIDENT = "incident/";
  private static final String DECIDED = "decided";

  /** Reports in the order they are decided in; those of one login stay in the order they came. */
  record Place(Instant at, Login login, long number) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::at)
            .thenComparing(Place::login)
            .thenComparingLong(Place::number);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    private String key() {
      return REPORT + at + '/' + number + '/' + login.key();
    }
  }

  /** When a login may have something due, or be forgotten. */
  record Wake(Instant at, Login login) implements Comparable<Wake> {
    private static final Comparator<Wake> ORDER =
        Comparator.comparing(Wake::at).thenComparing(Wake::login);

    @Override
    public int compareTo(Wake other) {
      return ORDER.compare(this, other);
    }
  }

  final NavigableMap<Login, FleetRow> rows = new TreeMap<>();
  final TreeMap<Place, FleetReport> reports = new TreeMap<>();
  final FleetWatch watch = new FleetWatch();
  final TreeSet<Wake> wakes = new TreeSet<>();
  final TreeSet<Wake> forgets = new TreeSet<>();

  /** Event time of the last decision. */
  Instant decidedUpTo = Instant.EPOCH;

  private final Map<AccountId, SortedSet<Login>> byAccount = new HashMap<>();
  private final Set<Login> changedRows = new HashSet<>();
  private final Map<String, byte @Nullable []> changed = new HashMap<>();
  private Map<String, Incident> keptIncidents = new HashMap<>();
  private Instant keptDecidedUpTo = Instant.EPOCH;
  private @Nullable FleetPolicy countedBy;
  private final boolean keepsRows;
  private long number;

  private FleetState(boolean keepsRows) {
    this.keepsRows = keepsRows;
  }

  /** Ends with the process. */
  public static FleetState inMemory() {
    return new FleetState(false);
  }

  /** Notes what changes, to be drained. */
  public static FleetState keptInRows() {
    return new FleetState(true);
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
    Map<Login, LoginHistory> histories = new TreeMap<>();
    rows.forEach((login, row) -> histories.put(login, row.history));
    watch.recount(histories, decidedUpTo, policy);
    return before != null;
  }

  /** What is remembered of a login, or null. */
  @Nullable FleetRow row(Login login) {
    return rows.get(login);
  }

  FleetRow rowOf(Login login) {
    noteChange(login);
    FleetRow row = rows.get(login);
    if (row == null) {
      row = new FleetRow(login);
      rows.put(login, row);
      forgets.add(new Wake(decidedUpTo.plus(LoginHistory.MEMORY), login));
    }
    return row;
  }

  /** Looks at the login again when advice is due. */
  void wake(FleetRow row) {
    Instant due = row.ladder.due();
    if (due != null) {
      wakes.add(new Wake(due, row.login));
    }
  }

  private void noteChange(Login login) {
    if (keepsRows) {
      changedRows.add(login);
    }
  }

  void add(FleetReport report) {
    Place place = new Place(report.at(), report.login(), number++);
    reports.put(place, report);
    if (keepsRows) {
      changed.put(place.key(), Packed.pack(out -> FleetReportFormat.write(out, report)));
    }
  }

  void remove(Place place) {
    reports.remove(place);
    if (keepsRows) {
      changed.put(place.key(), null);
    }
  }

  void forget(Login login) {
    FleetRow row = rows.remove(login);
    noteChange(login);
    if (row != null) {
      leave(login, row.history.account());
    }
  }

  /** The login's account may have changed. */
  void moved(FleetRow row, @Nullable AccountId before) {
    AccountId account = row.history.account();
    if (account != null && !account.equals(before)) {
      leave(row.login, before);
      byAccount.computeIfAbsent(account, a -> new TreeSet<>()).add(row.login);
    }
  }

  private void leave(Login login, @Nullable AccountId account) {
    SortedSet<Login> sharing = account == null ? null : byAccount.get(account);
    if (sharing != null && sharing.remove(login) && sharing.isEmpty()) {
      byAccount.remove(account);
    }
  }

  /** Other logins of the same CLI that are signed in to the account now. */
  List<FleetRow> sharing(Login login, @Nullable AccountId account) {
    SortedSet<Login> signedIn = account == null ? null : byAccount.get(account);
    if (signedIn == null) {
      return List.of();
    }
    return signedIn.stream()
        .filter(other -> !other.equals(login) && other.cli().equals(login.cli()))
        .map(rows::get)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Tells what changed since the last call: a key and its new row, or null where it is gone. */
  public void drainRows(BiConsumer<String, byte @Nullable []> row) {
    for (Login login : changedRows) {
      FleetRow kept = rows.get(login);
      row.accept(LOGIN + login.key(), kept == null ? null : kept.pack());
    }
    changedRows.clear();
    changed.forEach(row);
    changed.clear();
    drainIncidents(row);
    if (!decidedUpTo.equals(keptDecidedUpTo)) {
      keptDecidedUpTo = decidedUpTo;
      row.accept(DECIDED, Packed.pack(out -> Packed.writeInstant(out, decidedUpTo)));
    }
  }

  private void drainIncidents(BiConsumer<String, byte @Nullable []> row) {
    Map<String, Incident> open = new HashMap<>();
    for (Incident incident : watch.incidents()) {
      String key = INCIDENT + incident.id();
      open.put(key, incident);
      if (!incident.equals(keptIncidents.remove(key))) {
        row.accept(key, Packed.pack(incident::writeTo));
      }
    }
    keptIncidents.keySet().forEach(key -> row.accept(key, null));
    keptIncidents = open;
  }

  /** It stands between the time and the login, of which only the login may hold a slash. */
  private static long numberIn(String key) {
    int from = key.indexOf('/', REPORT.length()) + 1;
    return Long.parseLong(key.substring(from, key.indexOf('/', from)));
  }

  /** Puts one row back; {@link FleetEngine#resume} after the last. */
  public void restore(String key, byte[] row) {
    if (key.startsWith(LOGIN)) {
      FleetRow restored = FleetRow.unpack(row);
      rows.put(restored.login, restored);
      moved(restored, null);
      Instant last = restored.history.lastActive();
      forgets.add(
          new Wake((last == null ? decidedUpTo : last).plus(LoginHistory.MEMORY), restored.login));
    } else if (key.startsWith(REPORT)) {
      FleetReport report = Packed.unpack(row, FleetReportFormat::read);
      long place = numberIn(key);
      reports.put(new Place(report.at(), report.login(), place), report);
      number = Math.max(number, place + 1);
    } else if (key.startsWith(INCIDENT)) {
      Incident incident = Packed.unpack(row, Incident::readFrom);
      watch.restore(incident);
      keptIncidents.put(key, incident);
    } else if (key.equals(DECIDED)) {
      decidedUpTo = Packed.unpack(row, Packed::readInstant);
      keptDecidedUpTo = decidedUpTo;
    }
  }
}
