package io.barograph.core.remediation;

import io.barograph.core.signal.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where on the ladder a login's open storm stands. */
public final class LadderState {
  @Nullable Rung rung;
  Instant advisedAt = Instant.EPOCH;
  @Nullable Instant signedInAt;

  /** 0 while nothing was advised, else the number of the last rung. */
  public int height() {
    return rung == null ? 0 : rung.number();
  }

  public void writeTo(DataOutput out) throws IOException {
    Packed.writeOptional(out, rung);
    Packed.writeInstant(out, advisedAt);
    Packed.writeOptional(out, signedInAt);
  }

  public static LadderState readFrom(DataInput in) throws IOException {
    LadderState state = new LadderState();
    state.rung = Packed.readOptionalEnum(in, Rung.class);
    state.advisedAt = Packed.readInstant(in);
    state.signedInAt = Packed.readOptionalInstant(in);
    return state;
  }
}
