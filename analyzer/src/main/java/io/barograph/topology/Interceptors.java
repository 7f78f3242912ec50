package io.barograph.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The interceptors of the main consumer, wherever properties of Kafka Streams name them. */
final class Interceptors {
  static final String MAIN =
      StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);

  /** The closest to the consumer holds, as everywhere in Kafka Streams. */
  private static final List<String> PLACES =
      List.of(
          MAIN,
          StreamsConfig.consumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
          ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);

  private Interceptors() {}

  /** Names or classes, in their order. */
  static List<?> of(Map<String, Object> client) {
    for (String place : PLACES) {
      Object named = client.get(place);
      if (named instanceof List<?> list) {
        return list;
      } else if (named != null) {
        return Arrays.stream(named.toString().split(","))
            .map(String::strip)
            .filter(Predicate.not(String::isEmpty))
            .toList();
      }
    }
    return List.of();
  }
}
