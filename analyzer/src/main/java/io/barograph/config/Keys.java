package io.barograph.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every key there is, in the order of the listing. */
final class Keys {
  static final String VARIABLE_PREFIX = "BAROGRAPH_";

  /** Keys that begin so are handed to Kafka without the prefix. */
  static final String CLIENT_PREFIX = "kafka.client.";

  private static final List<Key<?>> KEYS = new ArrayList<>();

  static final Key<Duration> SEQUENCE_SILENCE =
      key(
          "sequence.silence",
          "PT2M",
          Forms.duration("PT5S", "PT1H"),
          "How long the trouble of a turn may be silent before its retry sequence is closed.");

  static final Key<Integer> STORM_THRESHOLD =
      key(
          "storm.threshold",
          "3",
          Forms.number(2, 1000),
          "How many failed sequences with a rejected refresh make a storm.");
  static final Key<Duration> STORM_WINDOW =
      key(
          "storm.window",
          "PT10M",
          Forms.duration("PT10S", "P1D"),
          "The event time within which the threshold has to be reached.");
  static final Key<Duration> STORM_STALE_AFTER =
      key(
          "storm.stale-after",
          "PT30M",
          Forms.duration("PT1M", "P7D"),
          "The silence after which a storm is calmed as stale, without proof of recovery.");

  static final Key<Duration> REMEDIATION_RUNG_TIME =
      key(
          "remediation.rung-time",
          "PT15M",
          Forms.duration("PT1M", "P1D"),
          "The time after which advice followed by another failure counts as not having helped.");
  static final Key<Duration> REMEDIATION_EXPIRY =
      key(
          "remediation.expiry",
          "PT1H",
          Forms.duration("PT1M", "P7D"),
          "How long advice holds after it was given.");

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

  static final Key<List<String>> IDENTITY_USER =
      key(
          "identity.user",
          "json:/user, header:user, group:user, json:/user/name, json:/user.name,"
              + " json:/fields/user, json:/_user, json:/labels/user,"
              + " json:/kubernetes/pod_labels/user, json:/kubernetes/labels/user, otel:user.name,"
              + " otel:user, otel:enduser.id, syslog:user, given, account, host",
          Forms.places(),
          "Where to look for the user. account and host stand in for a user whom nothing names.");
  static final Key<List<String>> IDENTITY_HOST =
      key(
          "identity.host",
          "json:/host, header:host, group:host, syslog:host, json:/log/syslog/hostname,"
              + " json:/hostname, json:/host/name, json:/host.name, json:/host/hostname, json:/HOST,"
              + " json:/HOST_FROM, json:/_HOSTNAME, json:/HOSTNAME, json:/_hostname,"
              + " json:/sysloghost, json:/fields/host, json:/kubernetes/pod_node_name,"
              + " json:/kubernetes/host, json:/agent/name, otel:_HOSTNAME, otel:hostname,"
              + " otel:host.name, otel:host, otel:k8s.node.name, given",
          Forms.places(),
          "Where to look for the host.");
  static final Key<List<String>> IDENTITY_SESSION =
      key(
          "identity.session",
          "json:/session, header:session, group:session, json:/session_id, json:/fields/session,"
              + " otel:session.id, otel:conversation.id",
          Forms.places(),
          "Where to look for the session.");
  static final Key<List<String>> IDENTITY_PROCESS =
      key(
          "identity.process",
          "header:pid, group:pid, syslog:pid, json:/pid, json:/_pid, json:/PID, json:/_PID,"
              + " json:/procid, json:/log/syslog/procid, json:/process/pid, otel:process.pid,"
              + " otel:_PID, otel:proc_id",
          Forms.places(),
          "Where to look for the process id, which tells runs apart where no session is named.");
  static final Key<List<String>> IDENTITY_FILE =
      key(
          "identity.file",
          "header:file.path, json:/log/file/path, json:/log.file.path, json:/file, json:/path,"
              + " json:/log_file, json:/_log_file, json:/FILE_NAME, json:/kubernetes/pod_name,"
              + " json:/container_id, otel:log.file.path, otel:log.file.name,"
              + " otel:k8s.pod.name",
          Forms.places(),
          "Where to look for the file or pod, which tells runs apart where no session is named.");
  static final Key<List<String>> IDENTITY_ACCOUNT =
      key(
          "identity.account",
          "json:/account, header:account, group:account, otel:user.account_id",
          Forms.places(),
          "Where to look for the account that the CLI is signed in to.");
  static final Key<List<String>> IDENTITY_CLI =
      key(
          "identity.cli",
          "json:/cli, header:cli, group:cli, json:/fields/cli, otel:cli",
          Forms.places(),
          "Where to look for the CLI. A line of another CLI than those known is noise.");
  static final Key<List<String>> IDENTITY_TIME =
      key(
          "identity.time",
          "json:/time, json:/@timestamp, json:/timestamp, json:/ISODATE, json:/date,"
              + " json:/__REALTIME_TIMESTAMP, json:/DATE, json:/timereported, otel:time_unix_nano,"
              + " otel:observed_time_unix_nano, syslog:time, header:time",
          Forms.places(),
          "Where to look for the shipper's time, for lines that do not begin with one.");
  static final Key<ZoneId> IDENTITY_ZONE =
      key(
          "identity.zone",
          "UTC",
          Forms.zone(),
          "The time zone of times that name none, such as those of traditional syslog.");

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
