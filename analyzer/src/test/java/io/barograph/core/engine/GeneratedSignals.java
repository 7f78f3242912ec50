package io.barograph.core.engine;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.NoticeForm;
import io.barograph.core.signal.Signal.Section;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signals of logins, the same for the same seed. Steps between them come from a coarse lattice of
 * every length the rules know, and a microsecond around each, so that borders are hit.
 */
final class GeneratedSignals {
  static final Login LOGIN = new Login(new UserId("alice"), "codex");
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<Duration> LATTICE =
      List.of(
          Duration.ofMillis(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  private static final List<String> VERSIONS = List.of("0.34.0", "0.66.0", "0.146.1");

  private static final List<Reason> REJECTIONS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Reason.REGION_REFUSED)));

  private static final List<Signal> EVENTS =
      List.of(
          new Signal.RunStarted("0.146.1"),
          new Signal.TurnStarted(),
          new Signal.TurnStarted(),
          new Signal.TurnFailed(Cause.REFRESH_REJECTED, Reason.UNKNOWN),
          new Signal.TurnFailed(Cause.REFRESH_REJECTED, Reason.UNKNOWN),
          new Signal.TurnFailed(Cause.REFRESH_REJECTED, Reason.ACCOUNT_CHANGED),
          new Signal.TurnCompleted(),
          new Signal.RefreshUnreachable(null),
          new Signal.CauseSeen(Cause.API_UNAUTHORIZED));

  private final Login login;
  private final Random random;
  private final List<Supplier<Signal>> kinds;

  GeneratedSignals(long seed) {
    this(seed, LOGIN);
  }

  private GeneratedSignals(long seed, Login login) {
    this.login = login;
    this.random = new Random(seed);
    this.kinds = kinds();
  }

  /** Of several users, in event-time order. */
  static List<Sighting> ofUsers(long seed, int users, int each) {
    List<Sighting> sightings = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      Login login = new Login(new UserId("user-" + user), "codex");
      sightings.addAll(new GeneratedSignals(seed * users + user, login).next(each));
    }
    sightings.sort(Sighting.EVENT_TIME_ORDER);
    return sightings;
  }

  /** In event-time order. */
  List<Sighting> next(int count) {
    List<Sighting> sightings = new ArrayList<>();
    Instant at = START;
    for (int ordinal = 0; ordinal < count; ordinal++) {
      at = at.plus(step());
      sightings.add(random.nextInt(3) == 0 ? event(at, ordinal) : line(at, ordinal));
    }
    return sightings;
  }

  /** Of a named session, or of a host's stream, in which runs may name themselves. */
  private Sighting line(Instant at, int ordinal) {
    HostId host = new HostId("host-" + random.nextInt(2));
    SessionId session =
        random.nextBoolean()
            ? new SessionId("session-" + random.nextInt(2))
            : SessionId.ofStream(host.value());
    return new Sighting(
        login, host, session, account(), site(), Origin.STDERR, at, ordinal, oneOf(kinds).get());
  }

  /** Of a conversation that the lines of some run may have named. */
  private Sighting event(Instant at, int ordinal) {
    int place = random.nextInt(3);
    HostId host = place == 2 ? HostId.UNKNOWN : new HostId("host-" + place);
    SessionId session = new SessionId("run-" + random.nextInt(3));
    return new Sighting(
        login, host, session, account(), site(), Origin.TELEMETRY, at, ordinal, oneOf(EVENTS));
  }

  /** Mostly the short steps of one turn, now and then one that ends something. */
  private Duration step() {
    if (random.nextInt(4) == 0) {
      return Duration.ZERO;
    }
    int longest = random.nextInt(5) == 0 ? LATTICE.size() : 4;
    Duration step = LATTICE.get(random.nextInt(longest));
    return step.plusNanos(1000L * (random.nextInt(3) - 1));
  }

  private @Nullable AccountId account() {
    return random.nextInt(3) > 0 ? null : new AccountId("account-" + random.nextInt(2));
  }

  private Site site() {
    if (random.nextInt(3) > 0) {
      return Site.UNKNOWN;
    }
    return new Site(
        random.nextBoolean() ? null : oneOf(OperatingSystem.values()),
        "10." + random.nextInt(2) + ".0.0/24",
        random.nextBoolean() ? null : "group-" + random.nextInt(2),
        null);
  }

  private Signal notice() {
    // Finer than the microseconds that times are packed in, as the CLI prints it.
    Duration delay = random.nextBoolean() ? Duration.ofNanos(187_250) : null;
    boolean rejected = random.nextInt(3) > 0;
    return new Signal.RetryAnnounced(
        1 + random.nextInt(5),
        5,
        delay,
        rejected ? Cause.REFRESH_REJECTED : oneOf(Cause.values()),
        rejected ? oneOf(REJECTIONS) : null,
        oneOf(NoticeForm.values()));
  }

  @SafeVarargs
  private <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private List<Supplier<Signal>> kinds() {
    return List.of(
        this::notice,
        this::notice,
        () -> new Signal.RefreshRejected(oneOf(REJECTIONS)),
        () -> new Signal.TurnFailed(Cause.REFRESH_REJECTED, oneOf(REJECTIONS)),
        () -> new Signal.TurnFailed(Cause.REFRESH_REJECTED, oneOf(REJECTIONS)),
        () -> new Signal.TurnFailed(oneOf(Cause.values()), null),
        Signal.TurnCompleted::new,
        Signal.TurnStarted::new,
        () -> new Signal.RunStarted(oneOf(VERSIONS)),
        () -> new Signal.SessionNamed(new SessionId("run-" + random.nextInt(3))),
        () -> new Signal.SectionOpened(oneOf(Section.values())),
        () -> new Signal.RetryOpened(Cause.REFRESH_REJECTED, Reason.UNKNOWN),
        () -> new Signal.RetryContinued(1 + random.nextInt(5), 5, Duration.ofMillis(400)),
        () -> new Signal.ReasonSeen(Reason.REUSED),
        () -> new Signal.CauseSeen(oneOf(Cause.values())),
        () -> new Signal.TransportChanged(Cause.DISCONNECTED),
        Signal.NetworkAwaited::new,
        () -> new Signal.RefreshUnreachable(random.nextBoolean() ? Reason.REGION_REFUSED : null),
        Signal.SignedIn::new,
        Signal.SignedOut::new);
  }
}
