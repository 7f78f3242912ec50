package io.barograph.command;

import io.barograph.config.ConfigurationException;
import io.barograph.config.PolicyDocument;
import io.barograph.config.PolicyValue;
import io.barograph.config.Settings;
import io.barograph.topology.PolicyReader;
import io.barograph.topology.PolicyRefusal;
import java.io.PrintStream;
import java.time.Instant;

/**
 * Reads the policies on the topic.
 *
 * @param base the settings under each of them
 */
record PolicyDocuments(Settings base) implements PolicyReader<PolicyDocument> {

  @Override
  public PolicyDocument read(Instant from, String text) throws PolicyRefusal {
    PolicyDocument policy;
    try {
      policy = PolicyDocument.parse(text, "the policy of " + from, base);
    } catch (ConfigurationException e) {
      throw new PolicyRefusal(String.join("\n", e.errors()));
    }
    if (policy.from().isPresent() && !policy.from().get().equals(from)) {
      throw new PolicyRefusal("it says from " + policy.from().get() + " under the key " + from);
    }
    return policy;
  }

  /** Prints everything that a policy says, and where each value comes from. */
  static void print(PolicyDocument policy, PrintStream out) {
    out.println("policy " + policy.id());
    out.println("from   " + policy.from().map(Instant::toString).orElse("when it is published"));
    if (!policy.note().isEmpty()) {
      out.println("note   " + TableRow.printable(policy.note()));
    }
    for (PolicyValue value : policy.values()) {
      out.printf("%-27s  %-8s  %s%n", value.key(), value.text(), value.origin());
    }
  }
}
