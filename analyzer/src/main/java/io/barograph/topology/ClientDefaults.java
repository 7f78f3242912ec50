package io.barograph.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How stream threads read behind the sieve unless somebody says otherwise. Chosen by measurement,
 * see PERFORMANCE.md; what is not here is as Kafka Streams sets it.
 */
final class ClientDefaults {
  private static final Map<String, Object> MAIN_CONSUMER =
      Map.of(
          // All that an answer holds: the next one is asked for before this one is sieved.
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          50_000,
          // What a partition may send: of many at once the answer would leave the caches unread.
          ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
          1024 * 1024,
          // As the system sees fit, so that it comes in meanwhile.
          ConsumerConfig.RECEIVE_BUFFER_CONFIG,
          -1);

  private ClientDefaults() {}

  /**
   * Adds them.
   *
   * @param client what somebody said: of any prefix that reaches the consumer it holds
   */
  static void addTo(Map<String, Object> client) {
    MAIN_CONSUMER.forEach(
        (name, value) -> {
          String main = StreamsConfig.mainConsumerPrefix(name);
          if (List.of(name, StreamsConfig.consumerPrefix(name), main).stream()
              .noneMatch(client::containsKey)) {
            client.put(main, value);
          }
        });
  }
}
