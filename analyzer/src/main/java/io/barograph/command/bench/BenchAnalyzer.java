package io.barograph.command.bench;

import io.barograph.command.AnalyzerService;
import io.barograph.command.Assembly;
import io.barograph.command.SettingsOptions;
import io.barograph.config.SettingDescription;
import io.barograph.config.Settings;
import io.barograph.topology.TopicAdmin;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The analyzer as {@code run} starts it, on topics, a group and a directory of its own. */
final class BenchAnalyzer implements AutoCloseable {
  private final Settings settings;
  private final AnalyzerService service;

  private BenchAnalyzer(Settings settings, AnalyzerService service) {
    this.settings = settings;
    this.service = service;
  }

  /** Makes its topics and starts it; returns before it reads. */
  static BenchAnalyzer start(Settings settings) throws InterruptedException {
    Assembly parts = new Assembly(settings);
    Set<String> inputPartitions;
    try (TopicAdmin admin = new TopicAdmin(parts.client())) {
      parts.wantedTopics().forEach(admin::create);
      inputPartitions = admin.partitions(Set.copyOf(settings.topics().input()));
    }
    return new BenchAnalyzer(settings, new AnalyzerService(settings, inputPartitions, false));
  }

  /**
   * Settings under which two analyzers have nothing in common but the broker.
   *
   * @param id of the group, and before the name of each topic that is written
   */
  static Settings settings(
      SettingsOptions given, String bootstrapServers, String id, Path states, String input) {
    Map<String, String> flags = new HashMap<>();
    for (SettingDescription setting : Settings.describe()) {
      if (setting.key().startsWith("topics.") && setting.fallback().endsWith(".v1")) {
        flags.put(setting.key(), id + "." + setting.fallback());
      }
    }
    flags.put("topics.input", input);
    flags.put("kafka.bootstrap-servers", bootstrapServers);
    flags.put("kafka.application-id", id);
    flags.put("kafka.state-dir", states.toString());
    flags.put("web.port", "0");
    return given.load(flags);
  }

  Settings settings() {
    return settings;
  }

  /** Whether it can still come to its end. */
  boolean isAlive() {
    return !service.state().equals("ERROR") && !service.state().equals("NOT_RUNNING");
  }

  @Override
  public void close() {
    service.close();
  }
}
