package io.barograph.web;

import java.time.Duration;
import java.time.Instant;

/** What makes a storm, by the policy that holds at a time. Called by several threads at once. */
public interface StormRule {
  Duration window(Instant at);

  /** How far so many failures are from a storm at the time, in words. */
  String ofThreshold(int counted, Instant at);

  /** How many more failures would open one; at least 1. */
  int missing(int counted, Instant at);
}
