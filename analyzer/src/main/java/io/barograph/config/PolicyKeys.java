package io.barograph.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Every key that a policy may hold, in the order of the listing. */
final class PolicyKeys {
  private static final List<PolicyKey<?>> KEYS = new ArrayList<>();

  static final Key<Duration> SEQUENCE_SILENCE =
      key(
          "sequence.silence",
          "PT2M",
          Forms.duration("PT5S", "PT1H"),
          "How long the trouble of a turn may be silent before its retry sequence is closed.",
          policy -> policy.sequence().silence());

  static final Key<Integer> STORM_THRESHOLD =
      key(
          "storm.threshold",
          "3",
          Forms.number(2, 1000),
          "How many failed sequences with a rejected refresh make a storm.",
          policy -> policy.storm().threshold());
  static final Key<Duration> STORM_WINDOW =
      key(
          "storm.window",
          "PT10M",
          Forms.duration("PT10S", "P1D"),
          "The event time within which the threshold has to be reached.",
          policy -> policy.storm().window());
  static final Key<Duration> STORM_STALE_AFTER =
      key(
          "storm.stale-after",
          "PT30M",
          Forms.duration("PT1M", "P7D"),
          "The silence after which a storm is calmed as stale, without proof of recovery.",
          policy -> policy.storm().staleAfter());

  static final Key<Duration> FLEET_WINDOW =
      key(
          "fleet.window",
          "PT15M",
          Forms.duration("PT1M", "P1D"),
          "How long a login counts as failing after a rejected refresh.",
          policy -> policy.fleet().window());
  static final Key<Duration> FLEET_ACTIVE_WITHIN =
      key(
          "fleet.active-within",
          "PT30M",
          Forms.duration("PT10M", "P1D"),
          "How long a login counts as active after its last signal.",
          policy -> policy.fleet().activeWithin());
  static final Key<Integer> FLEET_OPEN_USERS =
      key(
          "fleet.open-users",
          "5",
          Forms.number(2, 1_000_000),
          "The fewest failing logins of one CLI that open an incident.",
          policy -> policy.fleet().openUsers());
  static final Key<BigDecimal> FLEET_OPEN_SHARE =
      key(
          "fleet.open-share",
          "0.03",
          PolicyForms.share(),
          "The least share of the active logins that must fail for an incident to open.",
          policy -> policy.fleet().openShare());
  static final Key<Integer> FLEET_CLOSE_USERS =
      key(
          "fleet.close-users",
          "3",
          Forms.number(1, 1_000_000),
          "With fewer failing logins an incident closes.",
          policy -> policy.fleet().closeUsers());
  static final Key<BigDecimal> FLEET_CLOSE_SHARE =
      key(
          "fleet.close-share",
          "0.01",
          PolicyForms.share(),
          "With a lower share of failing logins an incident closes.",
          policy -> policy.fleet().closeShare());
  static final Key<BigDecimal> FLEET_SEGMENT_SHARE =
      key(
          "fleet.segment-share",
          "0.2",
          PolicyForms.share(),
          "The share of the logins of one version, host group, network or region that opens an"
              + " incident of that segment.",
          policy -> policy.fleet().segmentShare());
  static final Key<Duration> FLEET_QUIET =
      key(
          "fleet.quiet",
          "PT5M",
          Forms.duration("PT0S", "P1D"),
          "How long an incident must stay below its lower thresholds before it closes.",
          policy -> policy.fleet().quiet());
  static final Key<Duration> FLEET_SETTLE =
      key(
          "fleet.settle",
          "PT2M",
          Forms.duration("PT0S", "PT1H"),
          "How long the first advice for a storm waits, in case an incident opens.",
          policy -> policy.fleet().settle());
  static final Key<Duration> FLEET_SPREAD =
      key(
          "fleet.spread",
          "PT10M",
          Forms.duration("PT0S", "P1D"),
          "The time over which the advice that an incident held back is given after it.",
          policy -> policy.fleet().spread());

  static final Key<Duration> SCOPE_LONG_IDLE =
      key(
          "scope.long-idle",
          "PT8H",
          Forms.duration("PT10M", "P30D"),
          "A login silent for so long before it failed was idle, which is a likely cause.",
          policy -> policy.scope().longIdle());

  static final Key<Duration> REMEDIATION_RUNG_TIME =
      key(
          "remediation.rung-time",
          "PT15M",
          Forms.duration("PT1M", "P1D"),
          "The time after which advice followed by another failure counts as not having helped.",
          policy -> policy.remediation().rungTime());
  static final Key<Duration> REMEDIATION_EXPIRY =
      key(
          "remediation.expiry",
          "PT1H",
          Forms.duration("PT1M", "P7D"),
          "How long advice holds after it was given.",
          policy -> policy.remediation().expiry());
  static final Key<Duration> REMEDIATION_COOL_DOWN =
      key(
          "remediation.cool-down",
          "PT5M",
          Forms.duration("PT0S", "P1D"),
          "The least time between two pieces of advice for one login.",
          policy -> policy.remediation().coolDown());
  static final Key<Integer> REMEDIATION_MOST_PER_STORM =
      key(
          "remediation.most-per-storm",
          "4",
          Forms.number(1, 8),
          "The most pieces of advice for one storm; waiting is none.",
          policy -> policy.remediation().mostPerStorm());
  static final Key<Integer> REMEDIATION_MOST_PER_DAY =
      key(
          "remediation.most-per-day",
          "6",
          Forms.number(1, 100),
          "The most pieces of advice for one login within 24 hours; waiting is none.",
          policy -> policy.remediation().mostPerDay());

  static final List<PolicyKey<?>> ALL = Collections.unmodifiableList(KEYS);

  private PolicyKeys() {}

  static List<Key<?>> keys() {
    return ALL.stream().<Key<?>>map(PolicyKey::key).toList();
  }

  private static <T> Key<T> key(
      String name, String fallback, Form<T> form, String purpose, Function<PolicySettings, T> of) {
    Key<T> key = new Key<>(name, fallback, form, purpose);
    KEYS.add(new PolicyKey<>(key, of));
    return key;
  }
}
