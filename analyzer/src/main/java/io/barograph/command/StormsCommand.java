package io.barograph.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.command.screen.Table;
import io.barograph.config.Settings;
import io.barograph.core.signal.UserId;
import io.barograph.feed.FeedTopics;
import io.barograph.feed.Told;
import io.barograph.feed.TopicReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the compacted topic of open storms holds now. */
@Command(
    name = "storms",
    description =
        "List the storms that are open now, the worst first, from the topic that every instance"
            + " of the analyzer writes: a table on a terminal, elsewhere one JSON object a line.")
final class StormsCommand implements Callable<Integer> {
  /** So long nothing may come while something is still to come. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Comparator<ObjectNode> WORST_FIRST =
      Comparator.<ObjectNode>comparingInt(storm -> -storm.path("failedSequences").asInt())
          .thenComparing(storm -> storm.path("openedAt").asText())
          .thenComparing(storm -> storm.path("stormId").asText());

  enum Format {
    JSON,
    TABLE
  }

  @Mixin SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "The cluster (kafka.bootstrap-servers).")
  @Nullable String bootstrapServers;

  @Option(names = "--user", paramLabel = "USER", description = "Only the storms of this user.")
  @Nullable String user;

  @Option(
      names = "--format",
      description = "json or table. Default: table on a terminal, json elsewhere.")
  Format format = Terminal.isAttached() ? Format.TABLE : Format.JSON;

  @Override
  public Integer call() {
    if (user != null && user.isBlank()) {
      throw new UsageFailure("--user must not be blank");
    }
    Map<String, String> flags = new HashMap<>();
    RunCommand.put(flags, "kafka.bootstrap-servers", bootstrapServers);
    Settings settings = options.load(flags);
    Assembly parts = new Assembly(settings);
    List<ObjectNode> open =
        read(settings, parts).values().stream()
            .filter(storm -> concerns(parts, storm.path("user").asText()))
            .sorted(WORST_FIRST)
            .toList();
    if (open.isEmpty()) {
      System.err.println("No storm is open" + (user == null ? "." : " for this user."));
      return 0;
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (format == Format.JSON) {
      open.forEach(out::println);
    } else {
      int width = Terminal.isAttached() ? Terminal.width() : Integer.MAX_VALUE;
      table(open).lines(width).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  /** The last row of each login. */
  private static Map<String, ObjectNode> read(Settings settings, Assembly parts) {
    String topic = settings.topics().stormState();
    String brokers = String.join(",", settings.kafka().bootstrapServers());
    Map<String, ObjectNode> open = new HashMap<>();
    try (TopicReader reader = TopicReader.open(parts.client(), FeedTopics.ofState(topic))) {
      long heard = System.nanoTime();
      while (!reader.isCaughtUp()) {
        List<Told> told = reader.poll();
        told.forEach(each -> take(each, open));
        if (!told.isEmpty()) {
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
          throw new CommandFailure(brokers + ": nothing more of " + topic + " came in " + PATIENCE);
        }
      }
    } catch (UnknownTopicOrPartitionException e) {
      throw new CommandFailure(
          "the topic " + topic + " does not exist\n`barograph topics` creates it");
    } catch (TimeoutException e) {
      throw new CommandFailure(brokers + ": no broker answers");
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandFailure(brokers + ": " + topic + " cannot be read: " + cause.getMessage());
    }
    return open;
  }

  private static void take(Told told, Map<String, ObjectNode> open) {
    if (told instanceof Told.Stands stands) {
      open.put(stands.login(), stands.state());
    } else if (told instanceof Told.Over over) {
      open.remove(over.login());
    }
  }

  /** Whoever asks knows the name or its pseudonym. */
  private boolean concerns(Assembly parts, String whose) {
    return user == null
        || whose.equals(user)
        || whose.equals(parts.pseudonyms().user(new UserId(user)).value());
  }

  private static Table table(List<ObjectNode> storms) {
    Table table =
        new Table(
            Terminal.letters(),
            List.of(
                Table.Column.words("user", 0, 8),
                Table.Column.words("cli", 4, 6),
                Table.Column.words("opened", 0, 20),
                Table.Column.numbers("failed", 2),
                Table.Column.words("reason", 3, 8),
                Table.Column.words("scope", 5, 12),
                Table.Column.words("likely", 6, 12),
                Table.Column.words("advice", 1, 12),
                Table.Column.words("incident", 7, 12)));
    for (ObjectNode storm : storms) {
      table.row(
          text(storm, "user"),
          text(storm, "cli"),
          text(storm, "openedAt").replaceFirst("\\.\\d+Z$", "Z"),
          text(storm, "failedSequences"),
          text(storm, "reason"),
          text(storm, "scope"),
          text(storm.path("causes").path(0), "cause"),
          text(storm, "advice"),
          text(storm, "incidentId"));
    }
    return table;
  }

  /** Empty for null and for what is not there. */
  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
