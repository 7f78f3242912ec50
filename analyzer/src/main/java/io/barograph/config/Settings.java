package io.barograph.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All settings, read once.
 *
 * @param policy what holds where no policy is published, or where one says nothing
 * @param source the CloudEvents source of every event written
 * @param origins where the value of each key came from
 */
public record Settings(
    PolicySettings policy,
    TimeSettings time,
    CountSettings counts,
    Topics topics,
    KafkaSettings kafka,
    WebSettings web,
    MetricsSettings metrics,
    BoardSettings board,
    NotifySettings notification,
    URI source,
    IdentitySettings identity,
    DeadLetterSettings deadLetter,
    PrivacySettings privacy,
    Map<String, Origin> origins) {

  private static final SettingDescription CLIENT =
      new SettingDescription(
          Keys.CLIENT_PREFIX + "*",
          Key.variableOf(Keys.CLIENT_PREFIX) + "*",
          "",
          "any property of Kafka Streams or its clients",
          "Handed to Kafka without the prefix, for TLS, SASL and tuning.");

  private static final byte[] NO_KEY = new byte[0];

  public Settings {
    origins = Map.copyOf(origins);
  }

  /**
   * Reads the settings. A later layer wins: defaults, file, environment, flags.
   *
   * @param file UTF-8; YAML if its name ends in {@code .yaml} or {@code .yml}, else in the format
   *     of {@link java.util.Properties}; null for none
   * @param environment of which only variables that begin with {@code BAROGRAPH_} are read
   * @param flags by key, such as {@code storm.threshold}
   * @throws ConfigurationException which names every error at once
   */
  public static Settings load(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    Layers layers = new Layers(file, environment, flags);
    Settings settings =
        new Settings(
            PolicySettings.read(layers),
            TimeSettings.read(layers),
            CountSettings.read(layers),
            Topics.read(layers),
            KafkaSettings.read(layers),
            WebSettings.read(layers),
            MetricsSettings.read(layers),
            BoardSettings.read(layers),
            NotifySettings.read(layers),
            layers.read(Keys.SOURCE),
            IdentitySettings.read(layers),
            DeadLetterSettings.read(layers),
            PrivacySettings.read(layers),
            layers.origins());
    layers.throwIfWrong();
    return settings;
  }

  /** Whether the same lines give the same signals by both: they may differ in what they decide. */
  public boolean readsAs(Settings other) {
    return identity.equals(other.identity)
        && time.futureBound().equals(other.time.futureBound())
        && Arrays.equals(
            privacy.pseudonymKey().orElse(NO_KEY), other.privacy.pseudonymKey().orElse(NO_KEY));
  }

  /**
   * The same for a run that only tries them out, beside the real one: with a group, local state and
   * outputs of its own.
   */
  public Settings forDryRun() {
    return new Settings(
        policy,
        time,
        counts,
        topics.forDryRun(),
        kafka.forDryRun(),
        web,
        metrics,
        board,
        notification,
        source,
        identity,
        deadLetter,
        privacy,
        origins);
  }

  /** The settings of somebody who sets nothing. */
  public static Settings defaults() {
    return load(null, Map.of(), Map.of());
  }

  /** Every setting there is. */
  public static List<SettingDescription> describe() {
    Stream<SettingDescription> keys =
        Keys.ALL.stream()
            .map(
                key ->
                    new SettingDescription(
                        key.name(),
                        key.variable(),
                        key.fallback(),
                        key.form().bounds(),
                        key.purpose()));
    return Stream.concat(keys, Stream.of(CLIENT)).toList();
  }
}
