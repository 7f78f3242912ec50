package io.barograph.core.scope;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A login's days, told in a few words; times are minutes since the start. */
final class Lived {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final Login login;
  final LoginHistory history = new LoginHistory();

  Lived(String user) {
    this.login = new Login(new UserId(user), "codex");
  }

  static Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  Lived active(int minute, String host) {
    return active(minute, host, 1, null, null);
  }

  Lived sessions(int minute, String host, int sessions) {
    return active(minute, host, sessions, null, null);
  }

  Lived inNetwork(int minute, String host, String network) {
    return active(minute, host, 1, network, null);
  }

  Lived signedInTo(int minute, String host, String account) {
    return active(minute, host, 1, null, account);
  }

  private Lived active(
      int minute, String host, int sessions, @Nullable String network, @Nullable String account) {
    Site site = new Site(null, network, null, null);
    AccountId id = account == null ? null : new AccountId(account);
    HostId on = new HostId(host);
    history.active(new FleetReport.Active(login, minute(minute), on, sessions, site, id, null));
    return this;
  }

  Lived rejected(int minute, String host, Reason reason) {
    Instant at = minute(minute);
    Verdict verdict =
        new Verdict(
            new HostId(host),
            SessionId.ofStream(host),
            Outcome.FAILED,
            Cause.REFRESH_REJECTED,
            reason,
            0,
            at,
            at);
    history.rejected(new FleetReport.Failed(login, at, verdict, null));
    return this;
  }

  /** A storm that began at the minute and lasted ten. */
  Storm storm(int minute, Reason reason, String... hosts) {
    return new Storm(
        "st_abcdefghijklmnop",
        login,
        minute(minute),
        minute(minute + 5),
        3,
        0,
        new TreeSet<>(List.of(hosts).stream().map(HostId::new).toList()),
        reason,
        minute(minute + 10));
  }
}
