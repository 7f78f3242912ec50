package io.barograph.core.remediation;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Unpacking;
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

  /** Nothing was advised and nothing is waited for. */
  private boolean isEmpty() {
    return given.isEmpty()
        && live == null
        && signedInAt == null
        && signedInOn == null
        && noHelp == null
        && due == null
        && incidentBefore == null
        && releasedAt == null
        && advisedAt.isEmpty()
        && handedOverAt == null;
  }

  public void writeTo(Packing out) {
    out.flag(!isEmpty());
    if (!isEmpty()) {
      writeAllTo(out);
    }
  }

  private void writeAllTo(Packing out) {
    out.number(given.size());
    for (Rung rung : given) {
      out.one(rung);
    }
    out.flag(live != null);
    if (live != null) {
      out.one(live.rung());
      out.time(live.advisedAt());
      out.optional(live.incidentId());
    }
    out.optional(signedInAt);
    out.optional(signedInOn == null ? null : signedInOn.value());
    out.optional(noHelp);
    out.optional(due);
    out.optional(incidentBefore);
    out.optional(releasedAt);
    out.number(advisedAt.size());
    for (Instant at : advisedAt) {
      out.time(at);
    }
    out.optional(handedOverAt);
  }

  public static LadderState readFrom(Unpacking in) throws IOException {
    LadderState state = new LadderState();
    if (in.flag()) {
      state.readAllFrom(in);
    }
    return state;
  }

  private void readAllFrom(Unpacking in) throws IOException {
    for (int i = in.count(); i > 0; i--) {
      given.add(in.one(Rung.class));
    }
    if (in.flag()) {
      live = new Live(in.one(Rung.class), in.time(), in.optionalText());
    }
    signedInAt = in.optionalTime();
    String host = in.optionalText();
    signedInOn = host == null ? null : new HostId(host);
    noHelp = in.optionalText();
    due = in.optionalTime();
    incidentBefore = in.optionalText();
    releasedAt = in.optionalTime();
    for (int i = in.count(); i > 0; i--) {
      advisedAt.add(in.time());
    }
    handedOverAt = in.optionalTime();
  }
}
