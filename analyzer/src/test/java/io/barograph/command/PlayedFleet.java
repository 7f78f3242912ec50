package io.barograph.command;

import static org.awaitility.Awaitility.await;

import io.barograph.embedded.fleet.FleetOptions;
import io.barograph.embedded.fleet.SimulatedFleet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A simulated fleet and the analyzer that watches it, on a broker of their own. */
public final class PlayedFleet implements AutoCloseable {
  private final FleetOptions options;
  private final WatchedAnalyzer analyzer;
  private final FleetProducer producer;
  private final Thread shipping;

  private PlayedFleet(WatchedAnalyzer analyzer, FleetOptions options, double speed) {
    this.options = options;
    this.analyzer = analyzer;
    producer = new FleetProducer(new Assembly(analyzer.settings()).client(), WatchedAnalyzer.INPUT);
    shipping = new Thread(() -> producer.ship(new SimulatedFleet(options), speed), "fleet");
    shipping.setDaemon(true);
  }

  /**
   * Starts the analyzer; the fleet waits for {@link #begin}.
   *
   * @param directory where stores and settings lie
   * @param speed event time to wall-clock time
   * @param settings of the analyzer, such as {@code storm.threshold=5}
   */
  public static PlayedFleet ready(
      Path directory, FleetOptions options, double speed, String... settings) throws Exception {
    WatchedAnalyzer analyzer = new WatchedAnalyzer(directory, settings);
    analyzer.awaitReady();
    return new PlayedFleet(analyzer, options, speed);
  }

  /** The first line is shipped now. */
  public void begin() {
    shipping.start();
  }

  /** The event time of the line that was shipped last; {@link Instant#MIN} before the first. */
  public Instant reached() {
    return producer.reached();
  }

  /** Waits until all lines are shipped, and moves event time on by so much in every partition. */
  public void awaitShipped(Duration atMost, Duration further) throws Exception {
    await("the fleet to end").atMost(atMost).until(() -> !shipping.isAlive());
    analyzer.tick(options.end().plus(further));
  }

  /** Ships what no fleet ships. */
  public void ship(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    analyzer.ship(records);
  }

  /** The settings of the analyzer as a file, for other commands. */
  public String configuration() {
    return analyzer.configuration();
  }

  public String bootstrapServers() {
    return analyzer.bootstrapServers();
  }

  /** Of the pages of the analyzer. */
  public URI address() {
    return analyzer.address();
  }

  @Override
  public void close() {
    producer.stop();
    await("the fleet to stop").until(() -> !shipping.isAlive());
    producer.close();
    analyzer.close();
  }
}
