package io.barograph.core.engine;

import io.barograph.core.scope.FleetReport;
import io.barograph.core.sequence.SessionState;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.Unpacking;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was last reported of a login's host, so that the same is not reported with every signal. */
final class Activity {
  /** How often a login in use is reported while nothing about it changes. */
  private static final Duration REPORTED_EVERY = Duration.ofMinutes(5);

  private Instant reportedAt = Instant.EPOCH;
  private Site site = Site.UNKNOWN;
  private @Nullable AccountId account;
  private @Nullable String version;

  /** Reports a sign of life of the login on a host, or null where it is no news. */
  static FleetReport.@Nullable Active report(LoginState state, Sighting sighting, Instant at) {
    HostId host = sighting.host();
    Activity told = state.activity.computeIfAbsent(host, h -> new Activity());
    if (!told.isNews(sighting)) {
      return null;
    }
    return new FleetReport.Active(
        state.login,
        at,
        host,
        sessions(state, host, sighting.time().minus(REPORTED_EVERY)),
        told.site,
        told.account,
        told.version);
  }

  private static int sessions(LoginState state, HostId host, Instant since) {
    int live = 0;
    for (SessionState session : state.sessions.values()) {
      live += session.lastAt().isAfter(since) && session.host().equals(host) ? 1 : 0;
    }
    return Math.max(1, live);
  }

  Instant reportedAt() {
    return reportedAt;
  }

  /** Takes what the sighting tells; whether it should be reported. */
  private boolean isNews(Sighting sighting) {
    Site siteNow = sighting.site().orElse(site);
    AccountId accountNow = sighting.account() == null ? account : sighting.account();
    String versionNow =
        sighting.signal() instanceof Signal.RunStarted started && started.version() != null
            ? started.version()
            : version;
    boolean news =
        !siteNow.equals(site)
            || (accountNow != null && !accountNow.equals(account))
            || (versionNow != null && !versionNow.equals(version))
            || !sighting.time().isBefore(reportedAt.plus(REPORTED_EVERY));
    site = siteNow;
    account = accountNow;
    version = versionNow;
    reportedAt = news ? sighting.time() : reportedAt;
    return news;
  }

  void writeTo(Packing out) {
    out.time(reportedAt);
    SightingFormat.writeSite(out, site);
    SightingFormat.writeAccount(out, account);
    out.optional(version);
  }

  static Activity readFrom(Unpacking in) throws IOException {
    Activity activity = new Activity();
    activity.reportedAt = in.time();
    activity.site = SightingFormat.readSite(in);
    activity.account = SightingFormat.readAccount(in);
    activity.version = in.optionalText();
    return activity;
  }
}
