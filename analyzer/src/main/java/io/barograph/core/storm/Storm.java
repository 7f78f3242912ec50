package io.barograph.core.storm;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SightingFormat;
import java.io.DataInput;
import java.io.DataOutput;
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

  public void writeTo(DataOutput out) throws IOException {
    out.writeUTF(id);
    SightingFormat.writeLogin(out, login);
    Packed.writeInstant(out, onset);
    Packed.writeInstant(out, openedAt);
    out.writeInt(failedSequences);
    out.writeInt(attempts);
    out.writeInt(hosts.size());
    for (HostId host : hosts) {
      out.writeUTF(host.value());
    }
    Packed.writeEnum(out, reason);
    Packed.writeInstant(out, lastFailureAt);
  }

  public static Storm readFrom(DataInput in) throws IOException {
    String id = in.readUTF();
    Login login = SightingFormat.readLogin(in);
    Instant onset = Packed.readInstant(in);
    Instant openedAt = Packed.readInstant(in);
    int failedSequences = in.readInt();
    int attempts = in.readInt();
    SortedSet<HostId> hosts = new TreeSet<>();
    for (int i = in.readInt(); i > 0; i--) {
      hosts.add(new HostId(in.readUTF()));
    }
    Reason reason = Packed.readEnum(in, Reason.class);
    return new Storm(
        id,
        login,
        onset,
        openedAt,
        failedSequences,
        attempts,
        hosts,
        reason,
        Packed.readInstant(in));
  }
}
