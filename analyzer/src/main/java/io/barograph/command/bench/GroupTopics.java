package io.barograph.command.bench;

import io.barograph.command.CommandFailure;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What a group that has ended leaves on the broker. */
final class GroupTopics {
  private GroupTopics() {}

  /**
   * Deletes the topics that bear the group's name before their own, as Kafka Streams and {@link
   * BenchAnalyzer#settings} name them. A broker looks after each partition there is: with those of
   * fifty groups everything on it is a third slower.
   *
   * @throws CommandFailure if the broker refuses
   */
  static void delete(String bootstrapServers, String group) throws InterruptedException {
    Map<String, Object> client =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(client)) {
      Set<String> topics = new TreeSet<>(admin.listTopics().names().get());
      topics.removeIf(name -> !name.startsWith(group + "-") && !name.startsWith(group + "."));
      admin.deleteTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new CommandFailure("the broker did not delete topics: " + e.getMessage());
    }
  }
}
