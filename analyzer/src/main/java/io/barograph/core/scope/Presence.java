package io.barograph.core.scope;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.Unpacking;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of a login on one host. */
final class Presence {
  Instant lastActive;
  int sessions = 1;
  Site site = Site.UNKNOWN;
  @Nullable AccountId account;
  @Nullable String version;

  /** Where it stood before its network changed, and when it changed. */
  @Nullable String formerNetwork;

  @Nullable Instant networkChangedAt;

  /** The latest rejection of a token that was already used. */
  @Nullable Instant lastReused;

  Presence(Instant lastActive) {
    this.lastActive = lastActive;
  }

  void active(FleetReport.Active report) {
    lastActive = later(lastActive, report.at());
    sessions = report.sessions();
    String network = report.site().network();
    if (network != null && site.network() != null && !network.equals(site.network())) {
      formerNetwork = site.network();
      networkChangedAt = report.at();
    }
    // What one record does not tell, another did.
    site = report.site().orElse(site);
    account = report.account() == null ? account : report.account();
    version = report.version() == null ? version : report.version();
  }

  void rejected(Reason reason, Instant at) {
    lastActive = later(lastActive, at);
    if (reason == Reason.REUSED) {
      lastReused = lastReused == null ? at : later(lastReused, at);
    }
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  void writeTo(Packing out) {
    out.time(lastActive);
    out.number(sessions);
    SightingFormat.writeSite(out, site);
    SightingFormat.writeAccount(out, account);
    out.optional(version);
    out.optional(formerNetwork);
    out.optional(networkChangedAt);
    out.optional(lastReused);
  }

  static Presence readFrom(Unpacking in) throws IOException {
    Presence presence = new Presence(in.time());
    presence.sessions = (int) in.number();
    presence.site = SightingFormat.readSite(in);
    presence.account = SightingFormat.readAccount(in);
    presence.version = in.optionalText();
    presence.formerNetwork = in.optionalText();
    presence.networkChangedAt = in.optionalTime();
    presence.lastReused = in.optionalTime();
    return presence;
  }
}
