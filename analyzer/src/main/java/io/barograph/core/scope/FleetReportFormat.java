package io.barograph.core.scope;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding.How;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** How a report is packed. The tags are part of the stored format: no tag is given twice. */
public final class FleetReportFormat {
  private FleetReportFormat() {}

  public static void write(DataOutput out, FleetReport report) throws IOException {
    SightingFormat.writeLogin(out, report.login());
    Packed.writeInstant(out, report.at());
    if (report instanceof FleetReport.Active active) {
      out.writeByte(1);
      out.writeUTF(active.host().value());
      out.writeInt(active.sessions());
      SightingFormat.writeSite(out, active.site());
      SightingFormat.writeAccount(out, active.account());
      Packed.writeOptional(out, active.version());
    } else if (report instanceof FleetReport.Failed failed) {
      out.writeByte(2);
      write(out, failed.verdict());
      Storm storm = failed.storm();
      out.writeBoolean(storm != null);
      if (storm != null) {
        storm.writeTo(out);
      }
    } else if (report instanceof FleetReport.Calmed calmed) {
      out.writeByte(3);
      calmed.storm().writeTo(out);
      Packed.writeEnum(out, calmed.how());
    } else if (report instanceof FleetReport.SignedIn signedIn) {
      out.writeByte(4);
      out.writeUTF(signedIn.host().value());
    }
  }

  public static FleetReport read(DataInput in) throws IOException {
    Login login = SightingFormat.readLogin(in);
    Instant at = Packed.readInstant(in);
    int tag = in.readByte();
    return switch (tag) {
      case 1 ->
          new FleetReport.Active(
              login,
              at,
              new HostId(in.readUTF()),
              in.readInt(),
              SightingFormat.readSite(in),
              SightingFormat.readAccount(in),
              Packed.readOptionalString(in));
      case 2 ->
          new FleetReport.Failed(
              login, at, readVerdict(in), in.readBoolean() ? Storm.readFrom(in) : null);
      case 3 ->
          new FleetReport.Calmed(login, at, Storm.readFrom(in), Packed.readEnum(in, How.class));
      case 4 -> new FleetReport.SignedIn(login, at, new HostId(in.readUTF()));
      default -> throw new IOException("packed by a newer version: no report " + tag);
    };
  }

  private static void write(DataOutput out, Verdict verdict) throws IOException {
    out.writeUTF(verdict.host().value());
    out.writeUTF(verdict.session().value());
    Packed.writeEnum(out, verdict.outcome());
    Packed.writeEnum(out, verdict.cause());
    Packed.writeOptional(out, verdict.reason());
    out.writeInt(verdict.attempts());
    Packed.writeInstant(out, verdict.startedAt());
    Packed.writeInstant(out, verdict.endedAt());
  }

  private static Verdict readVerdict(DataInput in) throws IOException {
    return new Verdict(
        new HostId(in.readUTF()),
        new SessionId(in.readUTF()),
        Packed.readEnum(in, Outcome.class),
        Packed.readEnum(in, Cause.class),
        Packed.readOptionalEnum(in, Reason.class),
        in.readInt(),
        Packed.readInstant(in),
        Packed.readInstant(in));
  }
}
