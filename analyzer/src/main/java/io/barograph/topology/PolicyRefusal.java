package io.barograph.topology;

/** A policy that cannot be used; the message has a line for each reason. */
public final class PolicyRefusal extends Exception {
  public PolicyRefusal(String reasons) {
    super(reasons, null, false, false);
  }

  /** Every reason, a line each. */
  public String reasons() {
    return String.valueOf(getMessage());
  }
}
