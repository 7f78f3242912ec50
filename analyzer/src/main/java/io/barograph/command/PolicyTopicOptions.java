package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.topology.TopicAdmin;
import io.barograph.topology.TopicException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that go to the topic of policies. */
final class PolicyTopicOptions {
  @Mixin SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "The cluster (kafka.bootstrap-servers).")
  @Nullable String bootstrapServers;

  Settings load() {
    Map<String, String> flags = new HashMap<>();
    RunCommand.put(flags, "kafka.bootstrap-servers", bootstrapServers);
    return settings.load(flags);
  }

  /**
   * Looks whether the topic is there.
   *
   * @throws CommandFailure if it is not, or if no broker answers
   */
  void requireTopic(Settings settings) {
    String topic = settings.topics().policy();
    try (TopicAdmin admin = new TopicAdmin(new Assembly(settings).client())) {
      if (!admin.names().contains(topic)) {
        throw new CommandFailure(
            "the topic " + topic + " does not exist\n`barograph topics` creates it");
      }
    } catch (TopicException e) {
      throw new CommandFailure(
          String.join(",", settings.kafka().bootstrapServers()) + ": " + e.getMessage());
    }
  }
}
