package io.barograph.command;

import io.barograph.command.screen.LiveScreen;
import io.barograph.config.Settings;
import io.barograph.topology.InputTopics;
import io.barograph.topology.TopicAdmin;
import io.barograph.topology.TopicException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The analyzer against a Kafka cluster. */
@Command(
    name = "run",
    description = "Watch the log lines in a Kafka cluster and write what is found there.")
final class RunCommand implements Callable<Integer> {
  @Mixin SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "The cluster (kafka.bootstrap-servers).")
  @Nullable String bootstrapServers;

  @Option(
      names = "--input",
      paramLabel = "TOPIC,…",
      description = "The topics with log lines (topics.input).")
  @Nullable String input;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Of the storm board; 0 takes any that is free (web.port).")
  @Nullable String port;

  @Option(
      names = "--dry-run",
      description = {
        "Beside the real one, for trying out: marks every event as simulated, writes to topics",
        "ending in .dry-run, which it makes, and has a group of its own."
      })
  boolean dryRun;

  @Mixin PlainOption plain = new PlainOption();

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> flags = new HashMap<>();
    put(flags, "kafka.bootstrap-servers", bootstrapServers);
    put(flags, "topics.input", input);
    put(flags, "web.port", port);
    Settings settings = dryRun ? options.load(flags).forDryRun() : options.load(flags);
    AnalyzerService service =
        new AnalyzerService(settings, inputPartitions(settings, dryRun), dryRun);
    CountDownLatch done = new CountDownLatch(1);
    Thread end = new Thread(() -> closeAndAwait(service, done), "shutdown");
    Runtime.getRuntime().addShutdownHook(end);
    System.err.println("metrics and health at " + service.address());
    String title = dryRun ? "Barograph, a dry run" : "Barograph";
    LiveScreen screen = plain.screen(new LiveSummary(title, settings, service));
    boolean asAsked;
    try (screen) {
      asAsked = service.awaitEnd();
    } finally {
      done.countDown();
    }
    if (!asAsked) {
      throw new CommandFailure("the analyzer ended by an error; the log above says which");
    }
    return 0;
  }

  /** The process ends with its last hook: the terminal must be given back before. */
  private static void closeAndAwait(AnalyzerService service, CountDownLatch done) {
    service.close();
    DemoCommand.await(done);
  }

  static void put(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }

  /** Checks that all topics are there: Kafka Streams itself would wait for them without a word. */
  private static Set<String> inputPartitions(Settings settings, boolean makeOutputs) {
    Assembly parts = new Assembly(settings);
    try (TopicAdmin admin = new TopicAdmin(parts.client())) {
      if (makeOutputs) {
        parts.wantedTopics().forEach(admin::create);
      }
      Set<String> names = admin.names();
      Set<String> missing = new TreeSet<>(settings.topics().outputs());
      missing.add(settings.topics().policy());
      Set<String> inputs = inputs(parts.input(), names);
      missing.addAll(inputs);
      missing.removeAll(names);
      if (!missing.isEmpty()) {
        throw new CommandFailure(
            "these topics do not exist: "
                + String.join(", ", missing)
                + "\n`barograph topics` creates them, `barograph topics --dry-run` only looks");
      }
      return admin.partitions(inputs);
    } catch (TopicException e) {
      throw new CommandFailure(
          String.join(",", settings.kafka().bootstrapServers()) + ": " + e.getMessage());
    }
  }

  private static Set<String> inputs(InputTopics input, Set<String> names) {
    Pattern pattern = input.pattern();
    if (pattern == null) {
      return new TreeSet<>(input.names());
    }
    Set<String> matching = new TreeSet<>(names);
    matching.removeIf(name -> !pattern.matcher(name).matches());
    return matching;
  }
}
