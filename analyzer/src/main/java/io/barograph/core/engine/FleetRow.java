package io.barograph.core.engine;

import io.barograph.core.remediation.LadderState;
import io.barograph.core.scope.LoginHistory;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Unpacking;
import io.barograph.core.storm.Storm;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the fleet stage remembers of one login: its days, its open storm, its ladder. */
final class FleetRow {
  /** Raised when the packed form changes; another form is refused, not misread. */
  private static final int FORMAT = 2;

  final Login login;
  LoginHistory history = new LoginHistory();
  @Nullable Storm storm;
  LadderState ladder = new LadderState();

  FleetRow(Login login) {
    this.login = login;
  }

  byte[] pack() {
    return Packed.pack(this::writeTo);
  }

  static FleetRow unpack(Login login, byte[] bytes) {
    return Packed.unpack(bytes, in -> readFrom(login, in));
  }

  private void writeTo(Packing out) {
    out.octet(FORMAT);
    SightingFormat.writeOfKey(out, login);
    history.writeTo(out);
    out.flag(storm != null);
    if (storm != null) {
      storm.writeTo(out);
    }
    ladder.writeTo(out);
  }

  private static FleetRow readFrom(Login login, Unpacking in) throws IOException {
    int format = in.octet();
    if (format != FORMAT) {
      throw new IOException("a login of the fleet has format " + format + ", known is " + FORMAT);
    }
    FleetRow row = new FleetRow(SightingFormat.readOfKey(login, in));
    row.history = LoginHistory.readFrom(in);
    row.storm = in.flag() ? Storm.readFrom(in) : null;
    row.ladder = LadderState.readFrom(in);
    return row;
  }
}
