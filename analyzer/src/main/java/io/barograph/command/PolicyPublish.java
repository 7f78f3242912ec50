package io.barograph.command;

import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands a policy to every running analyzer. */
@Command(
    name = "publish",
    description =
        "Check a policy file and write it to the topic of policies; running analyzers take it up.")
final class PolicyPublish implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  @Mixin PolicyTopicOptions options = new PolicyTopicOptions();

  @Parameters(paramLabel = "FILE", description = "The policy, in YAML.")
  Path file = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.load();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    PolicyDocument policy =
        PolicyDocument.load(file, settings).heldFrom(now, file.toString(), settings);
    options.requireTopic(settings);
    Instant from = policy.from().orElse(now);
    RecordMetadata written = send(settings, from, policy.text());
    PolicyDocuments.print(policy, System.out);
    System.out.println("published to %s, offset %d".formatted(written.topic(), written.offset()));
    if (from.isBefore(now)) {
      System.err.println(
          "it holds from a time that has passed: what was decided since stays as it was");
    }
    return 0;
  }

  private RecordMetadata send(Settings settings, Instant from, String text)
      throws InterruptedException {
    String topic = settings.topics().policy();
    Map<String, Object> properties = new HashMap<>(new Assembly(settings).client());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) ANSWER.toMillis());
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis() / 2);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      return producer.send(new ProducerRecord<>(topic, from.toString(), text)).get();
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandFailure("nothing was published to " + topic + ": " + cause.getMessage());
    }
  }
}
