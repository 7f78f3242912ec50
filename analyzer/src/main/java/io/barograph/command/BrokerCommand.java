package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.embedded.EmbeddedBroker;
import io.barograph.topology.TopicAdmin;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A broker in this process, for trying things out. */
@Command(
    name = "broker",
    description = "Run one Kafka broker on loopback, with the topics in place. Not for production.")
final class BrokerCommand implements Callable<Integer> {
  @Mixin SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "9092",
      description = "Where clients connect; 0 takes any that is free. Default: ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keeps the data there; without it the data goes when the broker stops.")
  @Nullable Path data;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65535) {
      throw new CommandFailure("--port must be 0 to 65535 but was " + port);
    }
    EmbeddedBroker broker = EmbeddedBroker.start(data, port);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "shutdown"));
    Settings settings = options.load(Map.of("kafka.bootstrap-servers", broker.bootstrapServers()));
    Assembly parts = new Assembly(settings);
    try (TopicAdmin admin = new TopicAdmin(parts.client())) {
      TopicsCommand.create(admin, TopicsCommand.wanted(settings, parts), false, System.err);
    }
    System.out.println(broker.bootstrapServers());
    System.err.println("the broker runs; Ctrl-C stops it");
    new CountDownLatch(1).await();
    return 0;
  }
}
