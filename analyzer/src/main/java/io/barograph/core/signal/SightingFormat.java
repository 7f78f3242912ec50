package io.barograph.core.signal;

import java.io.DataInput;
import java.io.DataOutput;
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

  public static void write(DataOutput out, Sighting sighting) throws IOException {
    writeLogin(out, sighting.login());
    out.writeUTF(sighting.host().value());
    out.writeUTF(sighting.session().value());
    writeAccount(out, sighting.account());
    writeSite(out, sighting.site());
    Packed.writeEnum(out, sighting.origin());
    Packed.writeInstant(out, sighting.time());
    out.writeLong(sighting.ordinal());
    write(out, sighting.signal());
  }

  public static Sighting read(DataInput in) throws IOException {
    return new Sighting(
        readLogin(in),
        new HostId(in.readUTF()),
        new SessionId(in.readUTF()),
        readAccount(in),
        readSite(in),
        Packed.readEnum(in, Origin.class),
        Packed.readInstant(in),
        in.readLong(),
        readSignal(in));
  }

  /** A login by itself, as rows are packed with. */
  public static void writeLogin(DataOutput out, Login login) throws IOException {
    out.writeUTF(login.user().value());
    out.writeUTF(login.cli());
  }

  /** Reads what {@link #writeLogin} wrote. */
  public static Login readLogin(DataInput in) throws IOException {
    return new Login(new UserId(in.readUTF()), in.readUTF());
  }

  /** An account by itself, or none. */
  public static void writeAccount(DataOutput out, @Nullable AccountId account) throws IOException {
    Packed.writeOptional(out, account == null ? null : account.value());
  }

  /** Reads what {@link #writeAccount} wrote. */
  public static @Nullable AccountId readAccount(DataInput in) throws IOException {
    String account = Packed.readOptionalString(in);
    return account == null ? null : new AccountId(account);
  }

  /** A site by itself: one byte says what of it is known. */
  public static void writeSite(DataOutput out, Site site) throws IOException {
    OperatingSystem os = site.os();
    String network = site.network();
    String group = site.group();
    String region = site.region();
    out.writeByte(
        (os == null ? 0 : OS)
            | (network == null ? 0 : NETWORK)
            | (group == null ? 0 : GROUP)
            | (region == null ? 0 : REGION));
    if (os != null) {
      Packed.writeEnum(out, os);
    }
    for (String text : new @Nullable String[] {network, group, region}) {
      if (text != null) {
        out.writeUTF(text);
      }
    }
  }

  /** Reads what {@link #writeSite} wrote. */
  public static Site readSite(DataInput in) throws IOException {
    int known = in.readUnsignedByte();
    if (known == 0) {
      return Site.UNKNOWN;
    } else if (known > (OS | NETWORK | GROUP | REGION)) {
      throw new IOException("packed by a newer version: no site " + known);
    }
    return new Site(
        (known & OS) == 0 ? null : Packed.readEnum(in, OperatingSystem.class),
        (known & NETWORK) == 0 ? null : in.readUTF(),
        (known & GROUP) == 0 ? null : in.readUTF(),
        (known & REGION) == 0 ? null : in.readUTF());
  }

  private static void write(DataOutput out, Signal signal) throws IOException {
    if (signal instanceof Signal.RetryAnnounced s) {
      out.writeByte(1);
      out.writeByte(s.attempt());
      out.writeByte(s.limit());
      Packed.writeOptional(out, s.delay());
      write(out, s.cause(), s.reason());
      Packed.writeEnum(out, s.form());
    } else if (signal instanceof Signal.RetryOpened s) {
      out.writeByte(2);
      write(out, s.cause(), s.reason());
    } else if (signal instanceof Signal.RetryContinued s) {
      out.writeByte(3);
      out.writeByte(s.attempt());
      out.writeByte(s.limit());
      Packed.writeOptional(out, s.delay());
    } else if (signal instanceof Signal.RefreshRejected s) {
      out.writeByte(5);
      Packed.writeEnum(out, s.reason());
    } else if (signal instanceof Signal.RefreshUnreachable s) {
      out.writeByte(6);
      Packed.writeOptional(out, s.reason());
    } else if (signal instanceof Signal.ReasonSeen s) {
      out.writeByte(7);
      Packed.writeEnum(out, s.reason());
    } else if (signal instanceof Signal.CauseSeen s) {
      out.writeByte(8);
      Packed.writeEnum(out, s.cause());
    } else if (signal instanceof Signal.TransportChanged s) {
      out.writeByte(9);
      Packed.writeEnum(out, s.cause());
    } else if (signal instanceof Signal.TurnFailed s) {
      out.writeByte(10);
      write(out, s.cause(), s.reason());
    } else if (signal instanceof Signal.RunStarted s) {
      out.writeByte(13);
      Packed.writeOptional(out, s.version());
    } else if (signal instanceof Signal.SessionNamed s) {
      out.writeByte(14);
      out.writeUTF(s.session().value());
    } else if (signal instanceof Signal.SectionOpened s) {
      out.writeByte(15);
      Packed.writeEnum(out, s.section());
    } else {
      out.writeByte(tagOfBare(signal));
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

  private static Signal readSignal(DataInput in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case 1 ->
          new Signal.RetryAnnounced(
              in.readByte(),
              in.readByte(),
              Packed.readOptionalDuration(in),
              readCause(in),
              readReason(in),
              Packed.readEnum(in, Signal.NoticeForm.class));
      case 2 -> new Signal.RetryOpened(readCause(in), readReason(in));
      case 3 ->
          new Signal.RetryContinued(in.readByte(), in.readByte(), Packed.readOptionalDuration(in));
      case 4 -> new Signal.NetworkAwaited();
      case 5 -> new Signal.RefreshRejected(Packed.readEnum(in, Reason.class));
      case 6 -> new Signal.RefreshUnreachable(readReason(in));
      case 7 -> new Signal.ReasonSeen(Packed.readEnum(in, Reason.class));
      case 8 -> new Signal.CauseSeen(readCause(in));
      case 9 -> new Signal.TransportChanged(readCause(in));
      case 10 -> new Signal.TurnFailed(readCause(in), readReason(in));
      case 11 -> new Signal.TurnCompleted();
      case 12 -> new Signal.TurnStarted();
      case 13 -> new Signal.RunStarted(Packed.readOptionalString(in));
      case 14 -> new Signal.SessionNamed(new SessionId(in.readUTF()));
      case 15 -> new Signal.SectionOpened(Packed.readEnum(in, Signal.Section.class));
      case 16 -> new Signal.SignedIn();
      case 17 -> new Signal.SignedOut();
      default -> throw new IOException("packed by a newer version: no signal " + tag);
    };
  }

  private static void write(DataOutput out, Cause cause, @Nullable Reason reason)
      throws IOException {
    Packed.writeEnum(out, cause);
    Packed.writeOptional(out, reason);
  }

  private static Cause readCause(DataInput in) throws IOException {
    return Packed.readEnum(in, Cause.class);
  }

  private static @Nullable Reason readReason(DataInput in) throws IOException {
    return Packed.readOptionalEnum(in, Reason.class);
  }
}
