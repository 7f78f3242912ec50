package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.topology.TopicAdmin;
import io.barograph.topology.TopicAdmin.Wanted;
import io.barograph.topology.TopicException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates the topics, or says which are missing. */
@Command(name = "topics", description = "Create the topics that are missing, or only look.")
final class TopicsCommand implements Callable<Integer> {
  @Mixin SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "The cluster (kafka.bootstrap-servers).")
  @Nullable String bootstrapServers;

  @Option(
      names = "--dry-run",
      description = "Only say what is missing; the exit code is 1 if anything is.")
  boolean dryRun;

  @Override
  public Integer call() {
    Map<String, String> flags = new HashMap<>();
    RunCommand.put(flags, "kafka.bootstrap-servers", bootstrapServers);
    Settings settings = options.load(flags);
    Assembly parts = new Assembly(settings);
    try (TopicAdmin admin = new TopicAdmin(parts.client())) {
      int missing = create(admin, wanted(settings, parts), dryRun, System.out);
      return dryRun && missing > 0 ? 1 : 0;
    } catch (TopicException e) {
      throw new CommandFailure(
          String.join(",", settings.kafka().bootstrapServers()) + ": " + e.getMessage());
    }
  }

  /** Inputs named one by one are created too; a pattern names topics of others. */
  static List<Wanted> wanted(Settings settings, Assembly parts) {
    List<Wanted> wanted = new ArrayList<>();
    if (settings.topics().inputPattern() == null) {
      for (String name : settings.topics().input()) {
        wanted.add(
            new Wanted(
                name,
                settings.topics().partitions(),
                (short) settings.topics().replicationFactor(),
                false));
      }
    }
    wanted.addAll(parts.wantedTopics());
    return wanted;
  }

  /**
   * Goes through the topics.
   *
   * @return how many were missing
   */
  static int create(TopicAdmin admin, List<Wanted> wanted, boolean dryRun, PrintStream out) {
    Set<String> names = admin.names();
    int missing = 0;
    for (Wanted topic : wanted) {
      if (names.contains(topic.name())) {
        out.println("exists   " + topic.name());
        continue;
      }
      missing++;
      if (!dryRun) {
        admin.create(topic);
      }
      out.println((dryRun ? "missing  " : "created  ") + topic.name());
    }
    return missing;
  }
}
