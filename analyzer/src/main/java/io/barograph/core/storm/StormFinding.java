package io.barograph.core.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What was decided about a storm, and why. */
public sealed interface StormFinding {
  Storm storm();

  /** Event time of the decision. */
  Instant at();

  /** The lower-case name is the value in events, labels and the runbook. */
  enum Decision {
    THRESHOLD_REACHED,
    FAILURES_DOUBLED,
    ALL_HOSTS_COMPLETED,
    SILENCE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Decision decision();

  /**
   * The storm opened: once, when the threshold is reached.
   *
   * @param threshold and window that were reached
   */
  record Opened(Storm storm, int threshold, Duration window) implements StormFinding {
    @Override
    public Instant at() {
      return storm.openedAt();
    }

    @Override
    public Decision decision() {
      return Decision.THRESHOLD_REACHED;
    }
  }

  /** The storm grew to twice, four times, eight times … the threshold. */
  record Escalated(Storm storm, Instant at, int threshold, Duration window)
      implements StormFinding {
    @Override
    public Decision decision() {
      return Decision.FAILURES_DOUBLED;
    }
  }

  /** The storm is over: once. */
  record Calmed(Storm storm, Instant at, How how, int threshold, Duration window)
      implements StormFinding {
    @Override
    public Decision decision() {
      return how == How.RECOVERED ? Decision.ALL_HOSTS_COMPLETED : Decision.SILENCE;
    }
  }

  /** How a storm's end is known. */
  enum How {
    /** A turn completed on every host that had failed: proof. */
    RECOVERED,
    /** No failure for long enough: no proof. */
    STALE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
