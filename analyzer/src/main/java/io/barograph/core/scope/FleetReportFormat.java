package io.barograph.core.scope;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Unpacking;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding.How;
import java.io.IOException;
import java.time.Instant;

/**
 * How a report is packed. The tags are part of the stored format: no tag is given twice. Those up
 * to 4 were of a form that told times and texts in full.
 */
public final class FleetReportFormat {
  private static final int ACTIVE = 5;
  private static final int FAILED = 6;
  private static final int CALMED = 7;
  private static final int SIGNED_IN = 8;

  private FleetReportFormat() {}

  public static void write(Packing out, FleetReport report) {
    out.octet(tag(report));
    SightingFormat.writeLogin(out, report.login());
    out.time(report.at());
    if (report instanceof FleetReport.Active active) {
      out.text(active.host().value());
      out.number(active.sessions());
      SightingFormat.writeSite(out, active.site());
      SightingFormat.writeAccount(out, active.account());
      out.optional(active.version());
    } else if (report instanceof FleetReport.Failed failed) {
      write(out, failed.verdict());
      Storm storm = failed.storm();
      out.flag(storm != null);
      if (storm != null) {
        storm.writeTo(out);
      }
    } else if (report instanceof FleetReport.Calmed calmed) {
      calmed.storm().writeTo(out);
      out.one(calmed.how());
    } else if (report instanceof FleetReport.SignedIn signedIn) {
      out.text(signedIn.host().value());
    }
  }

  private static int tag(FleetReport report) {
    if (report instanceof FleetReport.Active) {
      return ACTIVE;
    } else if (report instanceof FleetReport.Failed) {
      return FAILED;
    }
    return report instanceof FleetReport.Calmed ? CALMED : SIGNED_IN;
  }

  public static FleetReport read(Unpacking in) throws IOException {
    int tag = in.octet();
    if (tag < ACTIVE || tag > SIGNED_IN) {
      throw new IOException("packed by another version: no report " + tag);
    }
    Login login = SightingFormat.readLogin(in);
    Instant at = in.time();
    return switch (tag) {
      case ACTIVE ->
          new FleetReport.Active(
              login,
              at,
              new HostId(in.text()),
              (int) in.number(),
              SightingFormat.readSite(in),
              SightingFormat.readAccount(in),
              in.optionalText());
      case FAILED ->
          new FleetReport.Failed(login, at, readVerdict(in), in.flag() ? Storm.readFrom(in) : null);
      case CALMED -> new FleetReport.Calmed(login, at, Storm.readFrom(in), in.one(How.class));
      default -> new FleetReport.SignedIn(login, at, new HostId(in.text()));
    };
  }

  private static void write(Packing out, Verdict verdict) {
    out.text(verdict.host().value());
    SightingFormat.writeSession(out, verdict.session());
    out.one(verdict.outcome());
    out.one(verdict.cause());
    out.optional(verdict.reason());
    out.number(verdict.attempts());
    out.time(verdict.startedAt());
    out.time(verdict.endedAt());
  }

  private static Verdict readVerdict(Unpacking in) throws IOException {
    return new Verdict(
        new HostId(in.text()),
        SightingFormat.readSession(in),
        in.one(Outcome.class),
        in.one(Cause.class),
        in.optional(Reason.class),
        (int) in.number(),
        in.time(),
        in.time());
  }
}
