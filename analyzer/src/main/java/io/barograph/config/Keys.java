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
  static final Key<String> TOPICS_UNDELIVERED =
      key(
          "topics.undelivered",
          "cli.remediations.undelivered.v1",
          Forms.topic(),
          "Advice that the webhook could not deliver, with the reason.");
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
  static final Key<Boolean> KAFKA_SIEVE =
      key(
          "kafka.sieve",
          "true",
          Forms.flag(),
          "Drops noise in the consumer, before Kafka Streams sees it; what is found is the same.");

  static final Key<Integer> WEB_PORT =
      key(
          "web.port",
          "9464",
          Forms.number(0, 65_535),
          "The port of the storm board, metrics and health; 0 picks a free one.");
  static final Key<String> WEB_BIND =
      key(
          "web.bind",
          "127.0.0.1",
          Forms.host(),
          "The address that the storm board, metrics and health listen on.");

  static final Key<List<String>> WEB_NAMES =
      key(
          "web.names",
          "",
          Forms.hosts(),
          "Host names by which the storm board may be asked, beside those of loopback; empty lets any"
              + " name pass where it listens on more than loopback.");

  static final Key<Integer> METRICS_TOP_USERS =
      key(
          "metrics.top-users",
          "0",
          Forms.number(0, 20),
          "How many users of the worst open storms the metrics name; 0 names nobody.");

  static final Key<Duration> BOARD_HISTORY =
      key(
          "board.history",
          "PT48H",
          Forms.duration("PT10M", "P30D"),
          "How far back, before the newest event, the storm board reads at a start.");
  static final Key<URI> BOARD_URL =
      key(
          "board.url",
          "http://127.0.0.1:9464/",
          Forms.httpAddress(),
          "How people reach the storm board; links to it begin so.");

  static final Key<List<URI>> NOTIFY_ALERTMANAGER =
      key(
          "notify.alertmanager",
          "http://localhost:9093",
          Forms.httpAddresses(),
          "The Alertmanagers that open storms are posted to; each gets all of them.");
  static final Key<Duration> NOTIFY_RESEND =
      key(
          "notify.resend",
          "PT1M",
          Forms.duration("PT1S", "PT1H"),
          "How often an open storm is posted again; it ends by itself after four times as long.");
  static final Key<Optional<URI>> NOTIFY_WEBHOOK =
      key(
          "notify.webhook",
          "",
          Forms.httpAddress().orEmpty(),
          "Where advice is posted to, signed.");
  static final Key<Optional<Path>> NOTIFY_WEBHOOK_SECRET_FILE =
      key(
          "notify.webhook-secret-file",
          "",
          Forms.path().orEmpty(),
          "The file with the secret that signs what is posted.");
  static final Key<Optional<byte[]>> NOTIFY_WEBHOOK_SECRET =
      key(
          "notify.webhook-secret",
          "",
          SecretBytes.form().orEmpty(),
          "The secret itself, best as an environment variable; refused on the command line.");
  static final Key<Duration> NOTIFY_TIMEOUT =
      key(
          "notify.timeout",
          "PT10S",
          Forms.duration("PT0.1S", "PT2M"),
          "The time in which a receiver must have answered.");
  static final Key<Duration> NOTIFY_RETRY_FOR =
      key(
          "notify.retry-for",
          "PT15M",
          Forms.duration("PT0S", "P1D"),
          "How long the webhook is tried again before advice goes to topics.undelivered.");
  static final Key<String> NOTIFY_GROUP =
      key(
          "notify.group",
          "barograph-webhook",
          Forms.applicationId(),
          "The consumer group of the webhook; one for all its instances.");

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
