package io.barograph.topology;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Verdict;

/** What retry sequences are counted by, as the text that is the key. */
record OutcomeKey(Cause cause, Outcome outcome) {
  static String of(Verdict verdict) {
    return verdict.cause() + "/" + verdict.outcome();
  }

  static OutcomeKey parse(String key) {
    int slash = key.indexOf('/');
    return new OutcomeKey(
        Cause.valueOf(key.substring(0, slash)), Outcome.valueOf(key.substring(slash + 1)));
  }
}
