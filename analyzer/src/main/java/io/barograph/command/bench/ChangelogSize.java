package io.barograph.command.bench;

import io.barograph.command.CommandFailure;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;

/** What the changelogs of an analyzer take on the brokers. */
final class ChangelogSize {
  private static final String CHANGELOG = "-changelog";

  private ChangelogSize() {}

  /** In bytes, over all brokers. */
  static long ofGroup(String bootstrapServers, String group) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      var brokers =
          admin.describeCluster().nodes().get().stream().map(Node::id).collect(Collectors.toSet());
      return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
          .flatMap(directories -> directories.values().stream())
          .mapToLong(directory -> of(directory, group + "-"))
          .sum();
    } catch (ExecutionException e) {
      throw new CommandFailure("the broker did not tell what its logs take: " + e.getMessage());
    }
  }

  private static long of(LogDirDescription directory, String prefix) {
    return directory.replicaInfos().entrySet().stream()
        .filter(each -> each.getKey().topic().startsWith(prefix))
        .filter(each -> each.getKey().topic().endsWith(CHANGELOG))
        .mapToLong(each -> each.getValue().size())
        .sum();
  }
}
