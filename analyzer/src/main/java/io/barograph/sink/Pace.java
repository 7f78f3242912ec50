package io.barograph.sink;

import java.time.Duration;
import java.time.InstantSource;

/**
 * When alerts are posted.
 *
 * @param resend how often an open one is posted again
 * @param backOff after failures; never longer than one resend
 * @param clock the wall clock, which Alertmanager's ends of alerts go by
 */
record Pace(Duration resend, BackOff backOff, InstantSource clock) {}
