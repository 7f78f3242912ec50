package io.barograph.core.dialect;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sample lines, each under the signal it must give; the format is told at the top of the file. */
final class SampleFile {
  private static final String EXPECTATION = "#> ";
  private static final String NOISE = "-";

  /** Stands for the escape character, so that the file stays readable. */
  private static final String ESCAPE_SIGN = "␛";

  private SampleFile() {}

  record Sample(int number, String expected, String line) {
    boolean isNoise() {
      return expected.equals(NOISE);
    }

    @Override
    public String toString() {
      return "line " + number + ": " + expected;
    }
  }

  static List<Sample> read(String resource) {
    List<String> lines = lines(resource);
    List<Sample> samples = new ArrayList<>();
    String expected = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(EXPECTATION)) {
        expected = line.substring(EXPECTATION.length());
      } else if (expected != null) {
        samples.add(new Sample(i + 1, expected, line.replace(ESCAPE_SIGN, "\u001b")));
        expected = null;
      }
    }
    return samples;
  }

  static List<String> lines(String resource) {
    try (InputStream in = SampleFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A reading in the words of the sample file. */
  static String describe(@Nullable Reading reading) {
    if (reading == null) {
      return NOISE;
    }
    String time = reading.time() == null ? "" : " @" + reading.time();
    return reading.signal().getClass().getSimpleName() + details(reading.signal()) + time;
  }

  private static String details(Signal signal) {
    if (signal instanceof Signal.RetryAnnounced retry) {
      return " "
          + retry.attempt()
          + "/"
          + retry.limit()
          + delay(retry.delay())
          + cause(retry.cause(), retry.reason())
          + " "
          + retry.form();
    }
    if (signal instanceof Signal.RetryOpened opened) {
      return cause(opened.cause(), opened.reason());
    }
    if (signal instanceof Signal.RetryContinued retry) {
      return " " + retry.attempt() + "/" + retry.limit() + delay(retry.delay());
    }
    if (signal instanceof Signal.TurnFailed failed) {
      return cause(failed.cause(), failed.reason());
    }
    if (signal instanceof Signal.RefreshRejected rejected) {
      return " " + rejected.reason().label();
    }
    if (signal instanceof Signal.RefreshUnreachable unreachable) {
      return unreachable.reason() == null ? "" : " " + unreachable.reason().label();
    }
    if (signal instanceof Signal.ReasonSeen seen) {
      return " " + seen.reason().label();
    }
    if (signal instanceof Signal.CauseSeen seen) {
      return " " + seen.cause().label();
    }
    if (signal instanceof Signal.TransportChanged changed) {
      return " " + changed.cause().label();
    }
    if (signal instanceof Signal.RunStarted started) {
      return " " + started.version();
    }
    if (signal instanceof Signal.SessionNamed named) {
      return " " + named.session().value();
    }
    return signal instanceof Signal.SectionOpened opened ? " " + opened.section() : "";
  }

  private static String delay(@Nullable Duration delay) {
    return " " + (delay == null ? NOISE : delay);
  }

  private static String cause(Cause cause, @Nullable Reason reason) {
    return " " + cause.label() + " " + (reason == null ? NOISE : reason.label());
  }
}
