package io.barograph.core.engine;

import io.barograph.core.sequence.SessionState;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Unpacking;
import io.barograph.core.storm.StormState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that is remembered of one login. */
public final class LoginState {
  /** Raised when the packed form changes; another form is refused, not misread. */
  private static final int FORMAT = 4;

  /** A session of a host: what the lines of one run share. */
  record SessionKey(HostId host, SessionId session) implements Comparable<SessionKey> {
    @Override
    public int compareTo(SessionKey other) {
      int byHost = host.compareTo(other.host);
      return byHost == 0 ? session.compareTo(other.session) : byHost;
    }
  }

  /** A signal that waits for earlier ones. */
  record Held(Sighting sighting, int repeats) {}

  final Login login;

  /** In event-time order. */
  final List<Held> held = new ArrayList<>();

  final SortedMap<SessionKey, SessionState> sessions = new TreeMap<>();
  StormState storm = new StormState();

  /** What was reported of each host last. */
  final SortedMap<HostId, Activity> activity = new TreeMap<>();

  /** The latest event time seen, or null before the first signal. */
  @Nullable Instant newest;

  /** Event time of the last decision; what is earlier comes too late. */
  @Nullable Instant decidedUpTo;

  /** When silence next decides something, as reckoned by {@link #silenceBy}. Not kept. */
  @Nullable Instant silence;

  /** By which policies, or null where it is to be reckoned anew. */
  @Nullable Object silenceBy;

  /** How far this login's lines lie behind the clock: a log shipped hours later keeps its pace. */
  Duration lag = Duration.ZERO;

  public LoginState(Login login) {
    this.login = login;
  }

  public Login login() {
    return login;
  }

  /** Whether nothing is left to remember. */
  public boolean isEmpty() {
    return held.isEmpty() && sessions.isEmpty() && storm.isEmpty() && activity.isEmpty();
  }

  SessionState session(Sighting sighting) {
    return sessions.computeIfAbsent(
        new SessionKey(sighting.host(), sighting.session()),
        key -> new SessionState(login, key.host(), key.session(), sighting.time()));
  }

  void forget(SessionState session) {
    sessions.remove(new SessionKey(session.host(), session.session()));
  }

  /** What it is stored as; whose it is stands in its key. */
  public byte[] pack() {
    return Packed.pack(this::writeTo);
  }

  /**
   * Reads what {@link #pack} made.
   *
   * @throws java.io.UncheckedIOException if the bytes are cut short or of a newer version
   */
  public static LoginState unpack(Login login, byte[] bytes) {
    return Packed.unpack(bytes, in -> readFrom(login, in));
  }

  /** Writes what {@link #readFrom} reads, with its format's number first. */
  public void writeTo(Packing out) {
    out.octet(FORMAT);
    SightingFormat.writeOfKey(out, login);
    out.optional(newest);
    out.optional(decidedUpTo);
    out.duration(lag);
    out.number(held.size());
    for (Held waiting : held) {
      SightingFormat.write(out, waiting.sighting());
      out.number(waiting.repeats());
    }
    out.number(sessions.size());
    for (SessionState session : sessions.values()) {
      session.writeTo(out);
    }
    storm.writeTo(out);
    out.number(activity.size());
    for (var told : activity.entrySet()) {
      out.text(told.getKey().value());
      told.getValue().writeTo(out);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IOException if it ends too soon or is of another version
   */
  public static LoginState readFrom(Login login, Unpacking in) throws IOException {
    int format = in.octet();
    if (format != FORMAT) {
      throw new IOException("login state has format " + format + ", known is " + FORMAT);
    }
    LoginState state = new LoginState(SightingFormat.readOfKey(login, in));
    state.newest = in.optionalTime();
    state.decidedUpTo = in.optionalTime();
    state.lag = in.duration();
    for (int i = in.count(); i > 0; i--) {
      state.held.add(new Held(SightingFormat.read(in), (int) in.number()));
    }
    for (int i = in.count(); i > 0; i--) {
      SessionState session = SessionState.readFrom(state.login, in);
      state.sessions.put(new SessionKey(session.host(), session.session()), session);
    }
    state.storm = StormState.readFrom(in);
    for (int i = in.count(); i > 0; i--) {
      state.activity.put(new HostId(in.text()), Activity.readFrom(in));
    }
    return state;
  }
}
