package io.barograph.core.engine;

import io.barograph.core.remediation.LadderState;
import io.barograph.core.scope.LoginHistory;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.storm.Storm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the fleet stage remembers of one login: its days, its open storm, its ladder. */
final class FleetRow {
  /** Raised when the packed form changes; another form is refused, not misread. */
  private static final int FORMAT = 1;

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

  static FleetRow unpack(byte[] bytes) {
    return Packed.unpack(bytes, FleetRow::readFrom);
  }

  private void writeTo(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    SightingFormat.writeLogin(out, login);
    history.writeTo(out);
    out.writeBoolean(storm != null);
    if (storm != null) {
      storm.writeTo(out);
    }
    ladder.writeTo(out);
  }

  private static FleetRow readFrom(DataInput in) throws IOException {
    int format = in.readByte();
    if (format != FORMAT) {
      throw new IOException("a login of the fleet has format " + format + ", known is " + FORMAT);
    }
    FleetRow row = new FleetRow(SightingFormat.readLogin(in));
    row.history = LoginHistory.readFrom(in);
    row.storm = in.readBoolean() ? Storm.readFrom(in) : null;
    row.ladder = LadderState.readFrom(in);
    return row;
  }
}
