package io.barograph.core.remediation;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where on the ladder a login's open storm stands, and what its login was advised in a day. */
public final class LadderState {
  static final Duration DAY = Duration.ofDays(1);

  /** Advice that holds now. */
  record Live(Rung rung, Instant advisedAt, @Nullable String incidentId) {}

  /** Advised for the open storm. */
  final Set<Rung> given = EnumSet.noneOf(Rung.class);

  @Nullable Live live;

  /** The latest sign-in after the live advice, or while none was given. */
  @Nullable Instant signedInAt;

  @Nullable HostId signedInOn;

  /** What shows that the live advice did not help, in words; climbs when the time comes. */
  @Nullable String noHelp;

  /** When advice is to be considered next, or null. */
  @Nullable Instant due;

  /** The incident that closed during the open storm, or null. */
  @Nullable String incidentBefore;

  /** When advice could be given again after that incident, or null. */
  @Nullable Instant releasedAt;

  /** Of pieces of advice within a day, and of the last hand-over beyond their number. */
  final List<Instant> advisedAt = new ArrayList<>();

  @Nullable Instant handedOverAt;

  /** 0 while nothing on the ladder was advised for the open storm, else the number of the rung. */
  public int height() {
    return given.stream().mapToInt(Rung::number).max().orElse(0);
  }

  /** The action that holds now, or null. */
  public @Nullable Rung holds() {
    return live == null ? null : live.rung();
  }

  /** When advice is to be considered next, or null. */
  public @Nullable Instant due() {
    return due;
  }

  /** Whether advice is to be considered now. */
  public boolean isDue(Instant now) {
    return due != null && !due.isAfter(now);
  }

  /** The incident that is waited for, or null. */
  public @Nullable String waitsFor() {
    return live != null && live.rung() == Rung.WAIT ? live.incidentId() : null;
  }

  /** Whether more than to wait was advised for the open storm. */
  boolean began() {
    return given.stream().anyMatch(rung -> rung != Rung.WAIT);
  }

  void advised(Instant now) {
    advisedAt.removeIf(at -> at.plus(DAY).isBefore(now));
    advisedAt.add(now);
  }

  @Nullable Instant lastAdvisedAt() {
    return advisedAt.isEmpty() ? null : advisedAt.get(advisedAt.size() - 1);
  }

  /** From when on the last advice has its time: an incident interrupts it. */
  @Nullable Instant patientSince() {
    Instant last = lastAdvisedAt();
    return releasedAt != null && (last == null || releasedAt.isAfter(last)) ? releasedAt : last;
  }

  void over() {
    given.clear();
    live = null;
    signedInAt = null;
    signedInOn = null;
    noHelp = null;
    due = null;
    incidentBefore = null;
    releasedAt = null;
  }

  public void writeTo(DataOutput out) throws IOException {
    out.writeByte(given.size());
    for (Rung rung : given) {
      Packed.writeEnum(out, rung);
    }
    out.writeBoolean(live != null);
    if (live != null) {
      Packed.writeEnum(out, live.rung());
      Packed.writeInstant(out, live.advisedAt());
      Packed.writeOptional(out, live.incidentId());
    }
    Packed.writeOptional(out, signedInAt);
    Packed.writeOptional(out, signedInOn == null ? null : signedInOn.value());
    Packed.writeOptional(out, noHelp);
    Packed.writeOptional(out, due);
    Packed.writeOptional(out, incidentBefore);
    Packed.writeOptional(out, releasedAt);
    out.writeInt(advisedAt.size());
    for (Instant at : advisedAt) {
      Packed.writeInstant(out, at);
    }
    Packed.writeOptional(out, handedOverAt);
  }

  public static LadderState readFrom(DataInput in) throws IOException {
    LadderState state = new LadderState();
    for (int i = in.readByte(); i > 0; i--) {
      state.given.add(Packed.readEnum(in, Rung.class));
    }
    if (in.readBoolean()) {
      state.live =
          new Live(
              Packed.readEnum(in, Rung.class),
              Packed.readInstant(in),
              Packed.readOptionalString(in));
    }
    state.signedInAt = Packed.readOptionalInstant(in);
    String host = Packed.readOptionalString(in);
    state.signedInOn = host == null ? null : new HostId(host);
    state.noHelp = Packed.readOptionalString(in);
    state.due = Packed.readOptionalInstant(in);
    state.incidentBefore = Packed.readOptionalString(in);
    state.releasedAt = Packed.readOptionalInstant(in);
    for (int i = in.readInt(); i > 0; i--) {
      state.advisedAt.add(Packed.readInstant(in));
    }
    state.handedOverAt = Packed.readOptionalInstant(in);
    return state;
  }
}
