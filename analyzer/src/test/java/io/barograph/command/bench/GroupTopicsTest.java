package io.barograph.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.topology.TopicAdmin;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

class GroupTopicsTest {

  @Test
  void whatAGroupLeftIsGoneAndNothingElse() throws InterruptedException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
      String servers = broker.bootstrapServers();
      for (String topic :
          new String[] {
            "lines-4", "bench-1-1-signals-repartition", "bench-1-1.cli.storms.v1", "bench-1-10-kept"
          }) {
        BenchTopic.create(servers, topic, 1);
      }

      GroupTopics.delete(servers, "bench-1-1");

      try (TopicAdmin admin =
          new TopicAdmin(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
        await()
            .untilAsserted(
                () -> assertThat(admin.names()).containsExactly("bench-1-10-kept", "lines-4"));
      }

      GroupTopics.delete(servers, "nobody");
    }
  }
}
