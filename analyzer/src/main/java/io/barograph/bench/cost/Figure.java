package io.barograph.bench.cost;

/** What is measured of a subject. */
public enum Figure {
  CPU("cpuSeconds", "CPU s", 2),
  WALL("wallSeconds", "wall s", 2),
  CPU_PER_MILLION("cpuSecondsPerMillion", "CPU s/M", 3),
  CPU_PER_RECORD("cpuMicrosPerRecord", "CPU us/record", 2),
  LINES_PER_SECOND("linesPerSecond", "lines/s", 0),
  RECORDS_PER_SECOND("recordsPerSecond", "records/s", 0),
  /** How long the compilers of the virtual machine worked; part of the CPU time. */
  COMPILING("compilerSeconds", "compiler s", 2),
  /** The largest that was ever resident. */
  PEAK("peakMegabytes", "peak MB", 0),
  /** Resident now. */
  RESIDENT("residentMegabytes", "resident MB", 0),
  /** In use after a full collection. */
  HEAP("heapMegabytes", "heap MB", 0),
  STATE("stateMegabytes", "state dir MB", 1),
  CHANGELOG("changelogMegabytes", "changelogs MB", 1),
  BYTES_PER_USER("bytesPerUser", "bytes/user", 0),
  USERS("users", "users", 0),
  P50("p50Millis", "p50 ms", 0),
  P90("p90Millis", "p90 ms", 0),
  P99("p99Millis", "p99 ms", 0),
  MOST("maxMillis", "max ms", 0),
  STORMS("storms", "storms", 0),
  MISSING("missingStorms", "missing", 0),
  LAG("lagAtEnd", "lag at end", 0);

  private final String label;
  private final String title;
  private final int decimals;

  Figure(String label, String title, int decimals) {
    this.label = label;
    this.title = title;
    this.decimals = decimals;
  }

  /** As programs read it, with its unit. */
  public String label() {
    return label;
  }

  /** As people read it, with its unit. */
  public String title() {
    return title;
  }

  /** How many digits behind the point say something. */
  public int decimals() {
    return decimals;
  }
}
