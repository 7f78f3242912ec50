package io.barograph.topology;

import io.barograph.ingest.Recogniser;
import io.barograph.metrics.BarographMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * Drops noise from what the consumer of a stream thread returns, before Kafka Streams spends a
 * microsecond on each record of it. Made by Kafka, one for each consumer; used by one thread.
 */
public final class NoiseSieve implements ConsumerInterceptor<byte[], byte[]> {
  private static final String PARTS = "barograph.noise-sieve";

  private @Nullable BatchSieve sieve;

  /** What Kafka hands to an interceptor it makes. */
  private record Parts(InputTopics input, Recogniser recogniser, BarographMetrics metrics) {}

  /**
   * Puts it before the interceptors that properties of Kafka Streams name for its consumers, and
   * lets these fetch as much as it makes worth while.
   *
   * @param client is changed
   * @param input nothing but these topics is sieved
   */
  public static void addTo(
      Map<String, Object> client,
      InputTopics input,
      Recogniser recogniser,
      BarographMetrics metrics) {
    List<Object> all = new ArrayList<>(List.of(NoiseSieve.class.getName()));
    all.addAll(Interceptors.of(client));
    client.put(Interceptors.MAIN, all);
    client.put(StreamsConfig.mainConsumerPrefix(PARTS), new Parts(input, recogniser, metrics));
    ClientDefaults.addTo(client);
  }

  @Override
  public void configure(Map<String, ?> configs) {
    Parts parts = (Parts) Objects.requireNonNull(configs.get(PARTS));
    // A pattern may match the topics between the stages too: Kafka Streams names them so.
    String between = configs.get(StreamsConfig.APPLICATION_ID_CONFIG) + "-";
    sieve =
        new BatchSieve(
            topic -> parts.input().has(topic) && !topic.startsWith(between),
            parts.recogniser().sieve()::noiseIn,
            parts.metrics());
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    return Objects.requireNonNull(sieve).sieved(records);
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
