package io.barograph.core.signal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How a sighting is packed. The tags are part of the stored format: new kinds get new tags, and no
 * tag is given twice.
 */
public final class SightingFormat {
  private static final int OS = 1;
  private static final int NETWORK = 2;
  private static final int GROUP = 4;
  private static final int REGION = 8;

  private SightingFormat() {}

  public static void write(Packing out, Sighting sighting) {
    writeLogin(out, sighting.login());
    out.text(sighting.host().value());
    writeSession(out, sighting.session());
    writeAccount(out, sighting.account());
    writeSite(out, sighting.site());
    out.one(sighting.origin());
    out.time(sighting.time());
    out.number(sighting.ordinal());
    write(out, sighting.signal());
  }

  public static Sighting read(Unpacking in) throws IOException {
    return new Sighting(
        readLogin(in),
        new HostId(in.text()),
        readSession(in),
        readAccount(in),
        readSite(in),
        in.one(Origin.class),
        in.time(),
        in.number(),
        readSignal(in));
  }

  /** A session by itself: a stream mostly has the name of the host, which was told before. */
  public static void writeSession(Packing out, SessionId session) {
    out.flag(session.isStream());
    out.text(session.name());
  }

  /** Reads what {@link #writeSession} wrote. */
  public static SessionId readSession(Unpacking in) throws IOException {
    boolean stream = in.flag();
    String name = in.text();
    return stream ? SessionId.ofStream(name) : new SessionId(name);
  }

  /**
   * A login whose row stands under its key. The key tells it, but for a name that is no text: half
   * of a character, where a name was cut.
   */
  public static void writeOfKey(Packing out, Login login) {
    String user = login.user().value();
    out.optional(Packing.isPlain(user) ? null : user);
    out.know(user);
    out.know(login.cli());
  }

  /** Reads what {@link #writeOfKey} wrote. */
  public static Login readOfKey(Login ofKey, Unpacking in) throws IOException {
    String user = in.optionalText();
    Login login = user == null ? ofKey : new Login(new UserId(user), ofKey.cli());
    in.know(login.user().value());
    in.know(login.cli());
    return login;
  }

  /** A login by itself, as rows are packed with. */
  public static void writeLogin(Packing out, Login login) {
    out.text(login.user().value());
    out.text(login.cli());
  }

  /** Reads what {@link #writeLogin} wrote. */
  public static Login readLogin(Unpacking in) throws IOException {
    return new Login(new UserId(in.text()), in.text());
  }

  /** An account by itself, or none. */
  public static void writeAccount(Packing out, @Nullable AccountId account) {
    out.optional(account == null ? null : account.value());
  }

  /** Reads what {@link #writeAccount} wrote. */
  public static @Nullable AccountId readAccount(Unpacking in) throws IOException {
    String account = in.optionalText();
    return account == null ? null : new AccountId(account);
  }

  /** A site by itself: one byte says what of it is known. */
  public static void writeSite(Packing out, Site site) {
    OperatingSystem os = site.os();
    String network = site.network();
    String group = site.group();
    String region = site.region();
    out.octet(
        (os == null ? 0 : OS)
            | (network == null ? 0 : NETWORK)
            | (group == null ? 0 : GROUP)
            | (region == null ? 0 : REGION));
    if (os != null) {
      out.one(os);
    }
    if (network != null) {
      out.text(network);
    }
    if (group != null) {
      out.text(group);
    }
    if (region != null) {
      out.text(region);
    }
  }

  /** Reads what {@link #writeSite} wrote. */
  public static Site readSite(Unpacking in) throws IOException {
    int known = in.octet();
    if (known == 0) {
      return Site.UNKNOWN;
    } else if (known > (OS | NETWORK | GROUP | REGION)) {
      throw new IOException("packed by a newer version: no site " + known);
    }
    return new Site(
        (known & OS) == 0 ? null : in.one(OperatingSystem.class),
        (known & NETWORK) == 0 ? null : in.text(),
        (known & GROUP) == 0 ? null : in.text(),
        (known & REGION) == 0 ? null : in.text());
  }

  private static void write(Packing out, Signal signal) {
    if (signal instanceof Signal.RetryAnnounced s) {
      out.octet(1);
      out.octet(s.attempt());
      out.octet(s.limit());
      out.optional(s.delay());
      write(out, s.cause(), s.reason());
      out.one(s.form());
    } else if (signal instanceof Signal.RetryOpened s) {
      out.octet(2);
      write(out, s.cause(), s.reason());
    } else if (signal instanceof Signal.RetryContinued s) {
      out.octet(3);
      out.octet(s.attempt());
      out.octet(s.limit());
      out.optional(s.delay());
    } else if (signal instanceof Signal.RefreshRejected s) {
      out.octet(5);
      out.one(s.reason());
    } else if (signal instanceof Signal.RefreshUnreachable s) {
      out.octet(6);
      out.optional(s.reason());
    } else if (signal instanceof Signal.ReasonSeen s) {
      out.octet(7);
      out.one(s.reason());
    } else if (signal instanceof Signal.CauseSeen s) {
      out.octet(8);
      out.one(s.cause());
    } else if (signal instanceof Signal.TransportChanged s) {
      out.octet(9);
      out.one(s.cause());
    } else if (signal instanceof Signal.TurnFailed s) {
      out.octet(10);
      write(out, s.cause(), s.reason());
    } else if (signal instanceof Signal.RunStarted s) {
      out.octet(13);
      out.optional(s.version());
    } else if (signal instanceof Signal.SessionNamed s) {
      out.octet(14);
      out.text(s.session().value());
    } else if (signal instanceof Signal.SectionOpened s) {
      out.octet(15);
      out.one(s.section());
    } else {
      out.octet(tagOfBare(signal));
    }
  }

  private static int tagOfBare(Signal signal) {
    if (signal instanceof Signal.NetworkAwaited) {
      return 4;
    } else if (signal instanceof Signal.TurnCompleted) {
      return 11;
    } else if (signal instanceof Signal.TurnStarted) {
      return 12;
    } else if (signal instanceof Signal.SignedIn) {
      return 16;
    } else if (signal instanceof Signal.SignedOut) {
      return 17;
    }
    throw new IllegalStateException("no tag for " + signal.kind());
  }

  private static Signal readSignal(Unpacking in) throws IOException {
    int tag = in.octet();
    return switch (tag) {
      case 1 ->
          new Signal.RetryAnnounced(
              in.octet(),
              in.octet(),
              in.optionalDuration(),
              readCause(in),
              readReason(in),
              in.one(Signal.NoticeForm.class));
      case 2 -> new Signal.RetryOpened(readCause(in), readReason(in));
      case 3 -> new Signal.RetryContinued(in.octet(), in.octet(), in.optionalDuration());
      case 4 -> new Signal.NetworkAwaited();
      case 5 -> new Signal.RefreshRejected(in.one(Reason.class));
      case 6 -> new Signal.RefreshUnreachable(readReason(in));
      case 7 -> new Signal.ReasonSeen(in.one(Reason.class));
      case 8 -> new Signal.CauseSeen(readCause(in));
      case 9 -> new Signal.TransportChanged(readCause(in));
      case 10 -> new Signal.TurnFailed(readCause(in), readReason(in));
      case 11 -> new Signal.TurnCompleted();
      case 12 -> new Signal.TurnStarted();
      case 13 -> new Signal.RunStarted(in.optionalText());
      case 14 -> new Signal.SessionNamed(new SessionId(in.text()));
      case 15 -> new Signal.SectionOpened(in.one(Signal.Section.class));
      case 16 -> new Signal.SignedIn();
      case 17 -> new Signal.SignedOut();
      default -> throw new IOException("packed by a newer version: no signal " + tag);
    };
  }

  private static void write(Packing out, Cause cause, @Nullable Reason reason) {
    out.one(cause);
    out.optional(reason);
  }

  private static Cause readCause(Unpacking in) throws IOException {
    return in.one(Cause.class);
  }

  private static @Nullable Reason readReason(Unpacking in) throws IOException {
    return in.optional(Reason.class);
  }
}
