package io.barograph.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every key there is, in the order of the listing; those of a policy come first. */
final class Keys {
  static final String VARIABLE_PREFIX = "BAROGRAPH_";

  /** Keys that begin so are handed to Kafka without the prefix. */
  static final String CLIENT_PREFIX = "kafka.client.";

  private static final List<Key<?>> KEYS = new ArrayList<>(PolicyKeys.keys());

  static final Key<Duration> TIME_ALLOWED_LATENESS =
      key(
          "time.allowed-lateness",
          "PT30S",
          Forms.duration("PT0S", "PT10M"),
          "How late or out of order a line may be without changing a verdict.");
  static final Key<Duration> TIME_FUTURE_BOUND =
      key(
          "time.future-bound",
          "PT30S",
          Forms.duration("PT0S", "P1D"),
          "How far the time of a line may lie after the time of its record.");
  static final Key<Duration> TIME_IDLE_AFTER =
      key(
          "time.idle-after",
          "PT5S",
          Forms.duration("PT1S", "PT10M"),
          "The wall-clock time without records after which an input partition no longer holds the"
              + " others back.");
  static final Key<Duration> TIME_TICK =
      key(
          "time.tick",
          "PT0.5S",
          Forms.duration("PT0.05S", "PT10S"),
          "How often, in wall-clock time, event time is carried on and due work is closed.");

  static final Key<Duration> COUNTS_WINDOW =
      key(
          "counts.window",
          "PT1M",
          Forms.duration("PT10S", "PT1H"),
          "The length of a window of retry counts, in event time.");

  static final Key<List<String>> TOPICS_INPUT =
      key(
          "topics.input",
          "cli.log-lines.v1",
          Forms.topics(),
          "The topics that log lines are read from.");
  static final Key<Optional<Pattern>> TOPICS_INPUT_PATTERN =
      key(
          "topics.input-pattern",
          "",
          Forms.regex(),
          "Reads every topic whose whole name matches, in place of topics.input.");
  static final Key<String> TOPICS_RETRY_SEQUENCES =
      key(
          "topics.retry-sequences",
          "cli.retry-sequences.v1",
          Forms.topic(),
          "Closed retry sequences.");
  static final Key<String> TOPICS_RETRY_COUNTS =
      key("topics.retry-counts", "cli.retry-counts.v1", Forms.topic(), "Retry counts by window.");
  static final Key<String> TOPICS_STORMS =
      key("topics.storms", "cli.storms.v1", Forms.topic(), "Storms opened, escalated and calmed.");
  static final Key<String> TOPICS_INCIDENTS =
      key(
          "topics.incidents",
          "cli.incidents.v1",
          Forms.topic(),
          "Incidents of the fleet opened and closed.");
  static final Key<String> TOPICS_REMEDIATIONS =
      key("topics.remediations", "cli.remediations.v1", Forms.topic(), "Advice for each storm.");
  static final Key<String> TOPICS_LATE_SIGNALS =
      key(
          "topics.late-signals",
          "cli.late-signals.v1",
          Forms.topic(),
          "Signals that came after the allowed lateness.");
  static final Key<String> TOPICS_DEAD_LETTER =
      key(
          "topics.dead-letter",
          "cli.log-lines.dead-letter.v1",
          Forms.topic(),
          "Records that could not be read, with the reason.");
  static final Key<String> TOPICS_STORM_STATE =
      key(
          "topics.storm-state",
          "cli.storm-state.v1",
          Forms.topic(),
          "The open storms, compacted by user and CLI.");
  static final Key<String> TOPICS_POLICY =
      key(
          "topics.policy",
          "cli.policy.v1",
          Forms.topic(),
          "The policies that barograph policy publish writes, compacted by the time they hold"
              + " from.");
  static final Key<Integer> TOPICS_PARTITIONS =
      key(
          "topics.partitions",
          "4",
          Forms.number(1, 1000),
          "The partitions of a topic that is created.");
  static final Key<Integer> TOPICS_REPLICATION_FACTOR =
      key(
          "topics.replication-factor",
          "-1",
          Forms.replicationFactor(),
          "The copies of a topic that is created.");

  static final Key<List<String>> KAFKA_BOOTSTRAP_SERVERS =
      key(
          "kafka.bootstrap-servers",
          "localhost:9092",
          Forms.servers(),
          "The brokers to ask first.");
  static final Key<String> KAFKA_APPLICATION_ID =
      key(
          "kafka.application-id",
          "barograph",
          Forms.applicationId(),
          "The consumer group, and the prefix of internal topics; one for all instances.");
  static final Key<Integer> KAFKA_THREADS =
      key("kafka.threads", "1", Forms.number(1, 64), "The stream threads of this process.");
  static final Key<Path> KAFKA_STATE_DIR =
      key(
          "kafka.state-dir",
          "barograph-state",
          Forms.path(),
          "The directory of local state; one for each process.");

  static final Key<Integer> WEB_PORT =
      key(
          "web.port",
          "9464",
          Forms.number(0, 65_535),
          "The port of metrics and health; 0 picks a free one.");
  static final Key<String> WEB_BIND =
      key("web.bind", "127.0.0.1", Forms.host(), "The address that metrics and health listen on.");

  static final Key<URI> SOURCE =
      key(
          "source",
          "/barograph/default",
          Forms.uriReference(),
          "The CloudEvents source of every event written.");

  static {
    KEYS.addAll(IdentityKeys.ALL);
  }

  static final Key<Integer> DEAD_LETTER_EXCERPT =
      key(
          "dead-letter.excerpt",
          "200",
          Forms.number(0, 2000),
          "The most characters of a scrubbed excerpt in a dead letter; 0 leaves it out.");

  static final Key<Optional<Path>> PRIVACY_PSEUDONYM_KEY_FILE =
      key(
          "privacy.pseudonym-key-file",
          "",
          Forms.path().orEmpty(),
          "The file with the key of the pseudonyms that stand for users and hosts; empty leaves the"
              + " names.");
  static final Key<Optional<byte[]>> PRIVACY_PSEUDONYM_KEY =
      key(
          "privacy.pseudonym-key",
          "",
          SecretBytes.form().orEmpty(),
          "The key itself, best as an environment variable; refused on the command line.");

  /** Every key but those with {@link #CLIENT_PREFIX}. */
  static final List<Key<?>> ALL = Collections.unmodifiableList(KEYS);

  private Keys() {}

  private static <T> Key<T> key(String name, String fallback, Form<T> form, String purpose) {
    Key<T> key = new Key<>(name, fallback, form, purpose);
    KEYS.add(key);
    return key;
  }
}
