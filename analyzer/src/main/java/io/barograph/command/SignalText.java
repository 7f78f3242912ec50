package io.barograph.command;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Signal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A signal in a few words. */
final class SignalText {
  private SignalText() {}

  static String of(Signal signal) {
    String detail = "";
    if (signal instanceof Signal.RetryAnnounced s) {
      detail = " " + s.attempt() + "/" + s.limit() + words(s.cause(), s.reason());
      detail += s.delay() == null ? "" : " in " + s.delay();
    } else if (signal instanceof Signal.RetryContinued s) {
      detail = " " + s.attempt() + "/" + s.limit();
    } else if (signal instanceof Signal.RetryOpened s) {
      detail = words(s.cause(), s.reason());
    } else if (signal instanceof Signal.TurnFailed s) {
      detail = words(s.cause(), s.reason());
    } else if (signal instanceof Signal.RefreshRejected s) {
      detail = " " + s.reason().label();
    } else if (signal instanceof Signal.RefreshUnreachable s && s.reason() != null) {
      detail = " " + s.reason().label();
    } else if (signal instanceof Signal.ReasonSeen s) {
      detail = " " + s.reason().label();
    } else if (signal instanceof Signal.CauseSeen s) {
      detail = " " + s.cause().label();
    } else if (signal instanceof Signal.TransportChanged s) {
      detail = " " + s.cause().label();
    } else if (signal instanceof Signal.RunStarted s && s.version() != null) {
      detail = " " + TableRow.printable(s.version());
    } else if (signal instanceof Signal.SectionOpened s) {
      detail = " " + s.section().name().toLowerCase(Locale.ROOT);
    }
    return signal.kind() + detail;
  }

  private static String words(Cause cause, @Nullable Reason reason) {
    return " " + cause.label() + (reason == null ? "" : " " + reason.label());
  }
}
