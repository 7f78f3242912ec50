package io.barograph.core.dialect;

import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.NetworkAwaited;
import io.barograph.core.signal.Signal.NoticeForm;
import io.barograph.core.signal.Signal.RetryAnnounced;
import io.barograph.core.signal.Signal.RetryContinued;
import io.barograph.core.signal.Signal.RetryOpened;
import io.barograph.core.signal.Signal.TransportChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The retry notices of every era. */
final class Notices {
  private static final String STREAM_ERROR = "stream error: ";
  private static final String ERROR = "ERROR: ";
  private static final String WARNING = "warning: ";
  private static final String FALLING_BACK = "Falling back from WebSockets to HTTPS transport";
  private static final String NETWORK = "waiting for network";
  private static final List<String> RECONNECTING =
      List.of("Reconnecting... ", "Re-connecting... ", "Reconnecting… ");

  private Notices() {}

  static List<String> needles() {
    // With the count and what follows it: much that is no notice says that it retries.
    return List.of(
        "stream error:",
        "Reconnecting",
        "Re-connecting",
        FALLING_BACK,
        "retrying #/# in",
        "retrying #/#");
  }

  static @Nullable Signal read(Opening opening) {
    String body = opening.body();
    if (opening.mark() == Opening.Mark.STATUS) {
      return reconnecting(body, NoticeForm.RECONNECTING);
    }
    if (body.startsWith(STREAM_ERROR)) {
      NoticeForm form =
          opening.stamped() ? NoticeForm.STAMPED_STREAM_ERROR : NoticeForm.STREAM_ERROR;
      return streamError(body, form);
    }
    if (body.startsWith(ERROR)) {
      return reconnecting(body.substring(ERROR.length()), NoticeForm.ERROR_RECONNECTING);
    }
    Signal reconnecting = reconnecting(body, NoticeForm.RECONNECTING);
    if (reconnecting != null) {
      return reconnecting;
    }
    Signal changed = transportChange(body, opening.mark());
    return changed == null ? continued(body) : changed;
  }

  /** Reads the text of a {@code --json} event, which is always whole. */
  static @Nullable Signal ofMessage(String message) {
    Signal signal =
        message.startsWith(STREAM_ERROR)
            ? streamError(message, NoticeForm.JSON)
            : reconnecting(message, NoticeForm.JSON);
    return signal instanceof RetryOpened ? null : signal;
  }

  /** Reads the text of a warning; null if it is about anything but the transport. */
  static @Nullable Signal ofWarning(String message) {
    return message.startsWith(FALLING_BACK)
        ? new TransportChanged(Causes.of(message.substring(FALLING_BACK.length())).cause())
        : null;
  }

  private static @Nullable Signal streamError(String text, NoticeForm form) {
    String rest = text.substring(STREAM_ERROR.length());
    if (rest.isEmpty()) {
      return null;
    }
    RetryTail tail = RetryTail.of(rest);
    if (tail == null) {
      Diagnosis opened = Causes.of(rest);
      return new RetryOpened(opened.cause(), opened.reason());
    }
    Diagnosis diagnosis = Causes.of(rest.substring(0, tail.start()));
    RetryCount count = tail.count();
    return new RetryAnnounced(
        count.attempt(), count.limit(), tail.delay(), diagnosis.cause(), diagnosis.reason(), form);
  }

  private static @Nullable Signal reconnecting(String text, NoticeForm form) {
    for (String head : RECONNECTING) {
      if (text.startsWith(head)) {
        return text.startsWith(NETWORK, head.length())
            ? new NetworkAwaited()
            : counted(text, head.length(), form);
      }
    }
    return null;
  }

  private static @Nullable Signal counted(String text, int from, NoticeForm form) {
    RetryCount count = RetryCount.at(text, from);
    if (count == null) {
      return null;
    }
    Diagnosis diagnosis = Diagnosis.UNKNOWN;
    if (text.startsWith(" (", count.end())) {
      diagnosis = Causes.of(text.substring(count.end() + 2));
    } else if (count.end() < text.length()) {
      return null;
    }
    return new RetryAnnounced(
        count.attempt(), count.limit(), null, diagnosis.cause(), diagnosis.reason(), form);
  }

  private static @Nullable Signal transportChange(String body, Opening.Mark mark) {
    if (body.startsWith(WARNING)) {
      return ofWarning(body.substring(WARNING.length()));
    }
    return mark == Opening.Mark.WARNING ? ofWarning(body) : null;
  }

  /** The rest of a notice whose cause went over several lines. */
  private static @Nullable Signal continued(String body) {
    RetryTail tail = RetryTail.of(body);
    if (tail == null || body.contains(STREAM_ERROR) || LineTime.leading(body) != null) {
      return null;
    }
    return new RetryContinued(tail.count().attempt(), tail.count().limit(), tail.delay());
  }
}
