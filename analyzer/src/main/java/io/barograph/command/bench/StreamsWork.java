package io.barograph.command.bench;

import io.barograph.command.CommandFailure;
import io.barograph.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams at work; it is done when its group has committed the end of the topic, and if it is
 * to be thorough all that was repartitioned until then.
 */
final class StreamsWork implements KafkaWork {
  private static final int KEPT_ONE_IN = 100;

  private final GroupEnd end;
  private final BooleanSupplier alive;
  private final Runnable closing;
  private final boolean thorough;
  private @Nullable Map<TopicPartition, Long> input;
  private @Nullable Map<TopicPartition, Long> repartitioned;

  private StreamsWork(GroupEnd end, BooleanSupplier alive, Runnable closing, boolean thorough) {
    this.end = end;
    this.thorough = thorough;
    this.alive = alive;
    this.closing = closing;
  }

  /** The whole analyzer. */
  static StreamsWork analyzer(Settings settings, boolean thorough) throws InterruptedException {
    BenchAnalyzer analyzer = BenchAnalyzer.start(settings);
    GroupEnd end =
        new GroupEnd(
            String.join(",", settings.kafka().bootstrapServers()),
            settings.kafka().applicationId(),
            settings.topics().input().get(0));
    return new StreamsWork(end, analyzer::isAlive, analyzer::close, thorough);
  }

  /** Bytes are passed on, one record in a hundred is kept and written; exactly once. */
  static StreamsWork empty(String bootstrapServers, String id, Path states, String topic)
      throws InterruptedException {
    String kept = id + "-kept";
    BenchTopic.create(bootstrapServers, kept, 1);
    StreamsBuilder builder = new StreamsBuilder();
    AtomicLong count = new AtomicLong();
    builder.stream(topic, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .filter((key, value) -> count.incrementAndGet() % KEPT_ONE_IN == 0)
        .to(kept, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, states.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    KafkaStreams streams = new KafkaStreams(builder.build(), properties);
    streams.start();
    return new StreamsWork(
        new GroupEnd(bootstrapServers, id, topic),
        () -> !streams.state().hasCompletedShutdown(),
        () -> close(streams),
        false);
  }

  private static void close(KafkaStreams streams) {
    streams.close(
        CloseOptions.timeout(Duration.ofSeconds(20))
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  @Override
  public String consumers() {
    return "-consumer";
  }

  @Override
  public boolean isDone() {
    if (!alive.getAsBoolean()) {
      throw new CommandFailure("Kafka Streams ended by an error");
    }
    // All is written before: to ask for the end at each look would only disturb.
    if (input == null) {
      input = end.input();
    }
    if (!end.isPast(input)) {
      return false;
    }
    if (thorough && repartitioned == null) {
      repartitioned = end.repartitioned();
    }
    return repartitioned == null || end.isPast(repartitioned);
  }

  @Override
  public void close() {
    closing.run();
    end.close();
  }
}
