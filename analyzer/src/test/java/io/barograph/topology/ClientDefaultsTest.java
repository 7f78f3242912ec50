package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientDefaultsTest {
  @Test
  void theMainConsumerTakesAllOfAnAnswerThatStaysInTheCaches() {
    assertThat(mainConsumer(Map.of()))
        .containsEntry("max.poll.records", 50_000)
        .containsEntry("fetch.max.bytes", 1024 * 1024);
  }

  @Test
  void nothingElseIsToldSo() {
    StreamsConfig config = new StreamsConfig(properties(Map.of()));

    assertThat(config.getRestoreConsumerConfigs("r")).containsEntry("max.poll.records", "1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"max.poll.records", "consumer.max.poll.records", "main.consumer.max.poll.records"})
  void whatSomebodySaysHoldsWhicheverPrefixItHas(String name) {
    assertThat(mainConsumer(Map.of(name, "77"))).containsEntry("max.poll.records", "77");
  }

  private static Map<String, Object> mainConsumer(Map<String, Object> client) {
    return new StreamsConfig(properties(client)).getMainConsumerConfigs("barograph", "c", 1);
  }

  private static Map<Object, Object> properties(Map<String, Object> client) {
    Map<String, Object> added = new HashMap<>(client);
    ClientDefaults.addTo(added);
    Map<Object, Object> properties = new HashMap<>(added);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "barograph");
    return properties;
  }
}
