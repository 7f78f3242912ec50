package io.barograph.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way to Kafka.
 *
 * @param bootstrapServers host:port, at least one
 * @param applicationId one for all instances of one analyzer
 * @param threads stream threads of this process
 * @param stateDir one for each process
 * @param sieve whether noise is dropped in the consumer
 * @param client handed to Kafka as they are; may hold passwords
 */
public record KafkaSettings(
    List<String> bootstrapServers,
    String applicationId,
    int threads,
    Path stateDir,
    boolean sieve,
    Map<String, String> client) {

  /** Kafka's names for what has a key of its own: two places for one thing would contradict. */
  private static final Map<String, Key<?>> OWN_KEYS =
      Map.of(
          "bootstrap.servers", Keys.KAFKA_BOOTSTRAP_SERVERS,
          "application.id", Keys.KAFKA_APPLICATION_ID,
          "num.stream.threads", Keys.KAFKA_THREADS,
          "state.dir", Keys.KAFKA_STATE_DIR);

  public KafkaSettings {
    bootstrapServers = List.copyOf(bootstrapServers);
    client = Map.copyOf(client);
  }

  static KafkaSettings read(Layers layers) {
    KafkaSettings settings =
        new KafkaSettings(
            layers.read(Keys.KAFKA_BOOTSTRAP_SERVERS),
            layers.read(Keys.KAFKA_APPLICATION_ID),
            layers.read(Keys.KAFKA_THREADS),
            layers.read(Keys.KAFKA_STATE_DIR),
            layers.read(Keys.KAFKA_SIEVE),
            layers.clientProperties());
    new TreeMap<>(settings.client)
        .keySet()
        .forEach(
            name -> {
              Key<?> own = OWN_KEYS.get(name);
              if (own != null) {
                layers.refuse(Keys.CLIENT_PREFIX + name, "must be set as " + own.name());
              }
            });
    return settings;
  }

  /** The same with a group and local state of its own. */
  KafkaSettings forDryRun() {
    return new KafkaSettings(
        bootstrapServers, applicationId + "-dry-run", threads, stateDir, sieve, client);
  }

  @Override
  public String toString() {
    Map<String, String> shown = new TreeMap<>();
    client.forEach((name, value) -> shown.put(name, Secrets.shown(name, value)));
    return "KafkaSettings[bootstrapServers="
        + bootstrapServers
        + ", applicationId="
        + applicationId
        + ", threads="
        + threads
        + ", stateDir="
        + stateDir
        + ", sieve="
        + sieve
        + ", client="
        + shown
        + "]";
  }
}
