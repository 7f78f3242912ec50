package io.barograph.command;

import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import io.barograph.topology.PolicyRefusal;
import io.barograph.topology.PolicyTopic;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what is published. */
@Command(
    name = "show",
    description =
        "List the policies on their topic, in the order of the times they hold from, and which one"
            + " holds now.")
final class PolicyShow implements Callable<Integer> {
  @Mixin PolicyTopicOptions options = new PolicyTopicOptions();

  @Override
  public Integer call() {
    Settings settings = options.load();
    options.requireTopic(settings);
    Map<String, String> texts = texts(settings);
    NavigableMap<Instant, PolicyDocument> policies = new TreeMap<>();
    Map<String, String> refused = new TreeMap<>();
    PolicyDocuments documents = new PolicyDocuments(settings);
    texts.forEach(
        (key, text) -> {
          try {
            Instant from = Instant.parse(key);
            policies.put(from, documents.read(from, text));
          } catch (DateTimeException e) {
            refused.put(key, "its key must be the time from which it holds");
          } catch (PolicyRefusal e) {
            refused.put(key, e.reasons());
          }
        });
    print(policies, refused, System.out);
    return 0;
  }

  /** The last text under each key. */
  private static Map<String, String> texts(Settings settings) {
    Map<String, String> texts = new TreeMap<>();
    String name = settings.topics().policy();
    try (PolicyTopic topic =
        PolicyTopic.open(new Assembly(settings).client(), name)
            .orElseThrow(() -> new CommandFailure("the topic " + name + " does not exist"))) {
      while (!topic.isRead()) {
        for (PolicyTopic.Entry entry : topic.poll()) {
          String key = String.valueOf(entry.from());
          String text = entry.text();
          if (text == null) {
            texts.remove(key);
          } else {
            texts.put(key, text);
          }
        }
      }
    } catch (KafkaException e) {
      throw new CommandFailure(name + " cannot be read: " + e.getMessage());
    }
    return texts;
  }

  private static void print(
      NavigableMap<Instant, PolicyDocument> policies,
      Map<String, String> refused,
      PrintStream out) {
    Instant now = policies.floorKey(Instant.now());
    policies.forEach(
        (from, policy) ->
            out.println(
                "%-24s  %s  %-9s  %s"
                    .formatted(
                        from,
                        policy.id(),
                        from.equals(now) ? "holds now" : "",
                        TableRow.printable(policy.note()))
                    .stripTrailing()));
    if (now == null) {
      out.println("no policy holds now; the settings do");
    }
    refused.forEach(
        (key, reasons) ->
            out.println(
                TableRow.printable(key)
                    + "  cannot be used:\n"
                    + reasons.indent(2).stripTrailing()));
  }
}
