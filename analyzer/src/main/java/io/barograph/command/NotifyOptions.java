package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.topology.TopicAdmin;
import io.barograph.topology.TopicException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that tell people. */
final class NotifyOptions {
  @Mixin SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "The cluster (kafka.bootstrap-servers).")
  @Nullable String bootstrapServers;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Of /metrics and /health; 0, the default, takes any that is free. web.port is the"
              + " analyzer's.")
  String port = "0";

  /**
   * Loads the settings.
   *
   * @param flags what other options of the command set, by key
   */
  Settings load(Map<String, String> flags) {
    Map<String, String> all = new HashMap<>(flags);
    RunCommand.put(all, "kafka.bootstrap-servers", bootstrapServers);
    all.put("web.port", port);
    return settings.load(all);
  }

  /**
   * Looks whether the topics are there.
   *
   * @throws CommandFailure which names those that are not, or says that no broker answers
   */
  static void requireTopics(Settings settings, List<String> topics) {
    try (TopicAdmin admin = new TopicAdmin(new Assembly(settings).client())) {
      Set<String> missing = new TreeSet<>(topics);
      missing.removeAll(admin.names());
      if (!missing.isEmpty()) {
        throw new CommandFailure(
            "these topics do not exist: "
                + String.join(", ", missing)
                + "\n`barograph topics` creates them, `barograph topics --dry-run` only looks");
      }
    } catch (TopicException e) {
      throw new CommandFailure(
          String.join(",", settings.kafka().bootstrapServers()) + ": " + e.getMessage());
    }
  }
}
