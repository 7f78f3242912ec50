package io.barograph.core.storm;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Unpacking;
import java.io.IOException;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A storm as it stands.
 *
 * @param id the same for the same login and onset
 * @param onset when its first failed sequence began
 * @param openedAt when the deciding sequence ended
 * @param failedSequences counted so far
 * @param attempts retry notices in them
 * @param reason the one told most often; {@link Reason#UNKNOWN} where none was told
 */
public record Storm(
    String id,
    Login login,
    Instant onset,
    Instant openedAt,
    int failedSequences,
    int attempts,
    SortedSet<HostId> hosts,
    Reason reason,
    Instant lastFailureAt) {

  public void writeTo(Packing out) {
    out.text(id);
    SightingFormat.writeLogin(out, login);
    out.time(onset);
    out.time(openedAt);
    out.number(failedSequences);
    out.number(attempts);
    out.number(hosts.size());
    for (HostId host : hosts) {
      out.text(host.value());
    }
    out.one(reason);
    out.time(lastFailureAt);
  }

  public static Storm readFrom(Unpacking in) throws IOException {
    String id = in.text();
    Login login = SightingFormat.readLogin(in);
    Instant onset = in.time();
    Instant openedAt = in.time();
    int failedSequences = (int) in.number();
    int attempts = (int) in.number();
    SortedSet<HostId> hosts = new TreeSet<>();
    for (int i = in.count(); i > 0; i--) {
      hosts.add(new HostId(in.text()));
    }
    Reason reason = in.one(Reason.class);
    return new Storm(
        id, login, onset, openedAt, failedSequences, attempts, hosts, reason, in.time());
  }
}
