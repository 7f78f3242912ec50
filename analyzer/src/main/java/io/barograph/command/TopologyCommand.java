package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.metrics.BarographMetrics;
import io.barograph.topology.Analyzer;
import io.barograph.topology.BarographTopology;
import io.barograph.topology.InstanceState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The picture, as Kafka Streams sees it. */
@Command(name = "topology", description = "Print the topology: every node, store and topic.")
final class TopologyCommand implements Callable<Integer> {
  @Mixin SettingsOptions options = new SettingsOptions();

  @Override
  public Integer call() {
    Settings settings = options.load(Map.of());
    Assembly parts = new Assembly(settings);
    BarographMetrics metrics = new BarographMetrics(new SimpleMeterRegistry(), "");
    BarographTopology picture =
        new BarographTopology(
            parts.input(),
            parts.output(),
            parts.carriage(Set.of()),
            parts.recogniser(),
            parts.stages(List.of()),
            parts.events(),
            metrics,
            new InstanceState());
    System.out.print(Analyzer.describe(picture, parts.output(), parts.streams(), metrics));
    return 0;
  }
}
