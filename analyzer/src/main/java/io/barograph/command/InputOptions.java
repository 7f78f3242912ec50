package io.barograph.command;

import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.UserId;
import io.barograph.replay.Given;
import io.barograph.replay.LinePattern;
import io.barograph.replay.Replay;
import io.barograph.replay.ReplayException;
import io.barograph.replay.TopicRange;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code replay} and {@code explain} read, and what is said of it. */
final class InputOptions {
  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = {
        "How lines are prefixed: a regular expression (RE2) with the named group line,",
        "and as it has them time, user, host and session, such as",
        "'^(?P<time>\\S+) (?P<host>\\S+) (?P<line>.*)$'."
      })
  @Nullable String pattern;

  @Option(names = "--user", paramLabel = "U", description = "Whose lines, where they do not say.")
  @Nullable String user;

  @Option(names = "--host", paramLabel = "H", description = "Written where, if they do not say.")
  @Nullable String host;

  @Option(
      names = "--start",
      paramLabel = "T",
      description = "When the first line was written, for a file without any time (RFC 3339).")
  @Nullable String start;

  @Option(
      names = "--topic",
      paramLabel = "T",
      description = "Read a topic and no file. No consumer group is joined, no offset is kept.")
  @Nullable String topic;

  @Option(
      names = "--from",
      paramLabel = "T",
      description = "With --topic: from the record of that time on (RFC 3339). Default: the first.")
  @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "T",
      description = "With --topic: before the record of that time (RFC 3339). Default: to the end.")
  @Nullable String to;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "With --topic: the brokers to ask first. Default: kafka.bootstrap-servers.")
  @Nullable String servers;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = {
        "A policy, holding from the time that it says, else throughout. May be repeated:",
        "so a history is judged as it was judged then."
      })
  List<Path> policies = List.of();

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files; - is standard input.")
  List<String> files = List.of();

  /**
   * The policies named.
   *
   * @throws io.barograph.config.ConfigurationException if one is no policy
   * @throws UsageFailure if two of them hold from the same time on
   */
  List<PolicyDocument> policies(Settings base) {
    Set<Optional<Instant>> times = new HashSet<>();
    List<PolicyDocument> documents = new ArrayList<>();
    for (Path file : policies) {
      PolicyDocument document = PolicyDocument.load(file, base);
      if (!times.add(document.from())) {
        String from = document.from().map(Instant::toString).orElse("no time");
        throw new UsageFailure("--policy: two of them say from " + from + ", the last is " + file);
      }
      documents.add(document);
    }
    return documents;
  }

  /** The settings among these options, by key. */
  Map<String, String> flags() {
    return servers == null ? Map.of() : Map.of("kafka.bootstrap-servers", servers);
  }

  /**
   * Reads the files or the topic.
   *
   * @param client properties of a Kafka client
   * @throws UsageFailure if the options contradict each other
   */
  Replay.Totals read(Replay replay, Map<String, Object> client, Replay.Listener listener) {
    if ((topic == null) == files.isEmpty()) {
      throw new UsageFailure("name files to read, - for standard input, or one --topic");
    }
    if (topic == null) {
      if (from != null || to != null || servers != null) {
        throw new UsageFailure("--from, --to and --bootstrap-servers go with --topic");
      }
      return replay.read(files, given(), System.in, listener);
    }
    if (pattern != null || start != null) {
      throw new UsageFailure("--pattern and --start go with files, not with --topic");
    }
    return replay.read(range(topic, client), given(), listener);
  }

  private TopicRange range(String topic, Map<String, Object> client) {
    Instant first = from == null ? null : instant("--from", from);
    Instant end = to == null ? null : instant("--to", to);
    if (first != null && end != null && !first.isBefore(end)) {
      throw new UsageFailure("--from must be before --to but was " + from + ", --to " + to);
    }
    return new TopicRange(notBlank("--topic", topic), first, end, client);
  }

  Given given() {
    return new Given(
        user == null ? null : new UserId(notBlank("--user", user)),
        host == null ? null : new HostId(notBlank("--host", host)),
        start == null ? null : instant("--start", start),
        pattern == null ? null : compiled(pattern));
  }

  static Instant instant(String option, String time) {
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException e) {
      throw new UsageFailure(
          option + " must be a time such as 2026-01-01T00:00:00Z but was " + time);
    }
  }

  private static String notBlank(String option, String value) {
    if (value.isBlank()) {
      throw new UsageFailure(option + " must not be blank");
    }
    return value;
  }

  private static LinePattern compiled(String regex) {
    try {
      return LinePattern.of(regex);
    } catch (ReplayException e) {
      throw new UsageFailure(e.getMessage());
    }
  }
}
