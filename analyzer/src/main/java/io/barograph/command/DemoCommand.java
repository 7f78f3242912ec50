package io.barograph.command;

import io.barograph.command.screen.LiveScreen;
import io.barograph.config.Settings;
import io.barograph.embedded.EmbeddedBroker;
import io.barograph.embedded.fleet.FleetOptions;
import io.barograph.embedded.fleet.SimulatedFleet;
import io.barograph.topology.TopicAdmin;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything in one process: a broker, a simulated fleet, the analyzer, its metrics. */
@Command(
    name = "demo",
    description =
        "Run a broker, a simulated fleet of developers and the analyzer in this process, and show the storms and the advice as they come. Ends with --for or Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
  /** The fleet's clock starts a day back: brokers refuse times more than an hour ahead. */
  private static final Duration BACK = Duration.ofDays(1);

  /** Fifteen minutes of demo before the fleet's clock is an hour ahead. */
  private static final int FASTEST = 100;

  @Mixin SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--for",
      paramLabel = "D",
      description = "Ends by itself after so long, such as 60s, and prints what it found.")
  @Nullable String length;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Of the storm board; 0 takes any that is free (web.port).")
  @Nullable String port;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "20",
      description = "How much faster the fleet's clock runs. Default: ${DEFAULT-VALUE}.")
  double speed;

  @Mixin PlainOption plain = new PlainOption();

  @Override
  public Integer call() throws InterruptedException, IOException {
    Duration runs = length == null ? FleetOptions.ENDLESS : Durations.parse("--for", length);
    if (!(speed > 0 && speed <= FASTEST)) {
      throw new UsageFailure(
          "--speed must be above 0 and at most " + FASTEST + " but was " + speed);
    }
    Instant began = Instant.now();
    Path states = Files.createTempDirectory("barograph-demo-");
    PrintStream out = System.out;
    EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
    Settings settings = settings(broker, states);
    Assembly parts = new Assembly(settings);
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndAwait(stop, done), "shutdown"));
    try (TopicAdmin admin = new TopicAdmin(parts.client())) {
      admin.create(input(settings));
      parts.wantedTopics().forEach(admin::create);
      play(
          settings,
          admin.partitions(Set.copyOf(settings.topics().input())),
          runs,
          began,
          stop,
          out);
    } finally {
      broker.close();
      DemoFiles.delete(states);
      done.countDown();
    }
    return 0;
  }

  private Settings settings(EmbeddedBroker broker, Path states) {
    Map<String, String> flags = new HashMap<>();
    flags.put("kafka.bootstrap-servers", broker.bootstrapServers());
    flags.put("kafka.state-dir", states.toString());
    RunCommand.put(flags, "web.port", port);
    return options.load(flags);
  }

  private void play(
      Settings settings,
      Set<String> inputPartitions,
      Duration runs,
      Instant began,
      CountDownLatch stop,
      PrintStream out)
      throws InterruptedException {
    Assembly parts = new Assembly(settings);
    Instant start = began.minus(BACK).truncatedTo(ChronoUnit.SECONDS);
    SimulatedFleet fleet =
        new SimulatedFleet(FleetOptions.forDemo(start).withLength(FleetOptions.ENDLESS));
    try (AnalyzerService service = new AnalyzerService(settings, inputPartitions, false);
        FleetProducer producer =
            new FleetProducer(parts.client(), settings.topics().input().get(0));
        DemoScreen screen = new DemoScreen(parts.client(), parts.output(), began, out)) {
      screen.banner(settings, service.address(), speed, start);
      Thread shipping = new Thread(() -> producer.ship(fleet, speed), "fleet");
      shipping.setDaemon(true);
      shipping.start();
      Function<@Nullable Instant, String> pace = clock -> pace(clock, producer);
      LiveScreen live = plain.screen(new LiveSummary("Barograph demo", settings, service, pace));
      try (live) {
        screen.watch(stop, began.plus(runs), live == null);
        producer.stop();
        shipping.join(TimeUnit.SECONDS.toMillis(5));
      }
      screen.summary(producer);
      if (live == null) {
        screen.metrics(service.metrics());
      }
    }
  }

  /**
   * The fleet's clock stands far behind the wall's and runs faster: it is compared with its own.
   */
  private String pace(@Nullable Instant clock, FleetProducer producer) {
    String faster = DemoScreen.times(speed) + " times faster than yours";
    return clock == null || producer.reached().equals(Instant.MIN)
        ? faster
        : faster + ", " + LiveSummary.behind(clock, producer.reached());
  }

  private static TopicAdmin.Wanted input(Settings settings) {
    List<String> topics = settings.topics().input();
    return new TopicAdmin.Wanted(topics.get(0), 4, (short) 1, false);
  }

  private static void stopAndAwait(CountDownLatch stop, CountDownLatch done) {
    stop.countDown();
    await(done);
  }

  /** Not for ever: whoever has asked for the end twice wants it. */
  static void await(CountDownLatch done) {
    try {
      done.await(15, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
