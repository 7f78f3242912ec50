package io.barograph.config;

import java.util.function.Function;

/**
 * A key of a policy.
 *
 * @param of finds its value in a policy
 */
record PolicyKey<T>(Key<T> key, Function<PolicySettings, T> of) {

  /** The value as a file may write it; of the ways to write one value always the same. */
  String text(PolicySettings policy) {
    return String.valueOf(of.apply(policy));
  }
}
