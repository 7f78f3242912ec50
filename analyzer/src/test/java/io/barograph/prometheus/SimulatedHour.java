package io.barograph.prometheus;

import io.barograph.command.PlayedFleet;
import io.barograph.embedded.fleet.FleetOptions;
import io.barograph.embedded.fleet.Outage;
import io.barograph.embedded.fleet.Plot;
import io.barograph.embedded.fleet.Scenario;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An hour of a fleet, played to the real analyzer in a minute of wall time, in which every meter of
 * the analyzer moves: logins die by themselves, some for long, so that advice is judged; from the
 * twentieth minute the provider refuses thirty developers for eight; lines come late, twice and
 * from clocks that are wrong; records of other kinds, and damaged ones, lie between. The fleet's
 * clock reaches the wall clock at the end of the hour.
 */
public final class SimulatedHour implements AutoCloseable {
  /** How much of the fleet's time passes in one second. */
  public static final double SPEED = 60;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String INPUT = "cli.log-lines.v1";
  private static final String POLICIES = "cli.policy.v1";

  private final Instant start;
  private final PlayedFleet fleet;

  private SimulatedHour(Instant start, PlayedFleet fleet) {
    this.start = start;
    this.fleet = fleet;
  }

  /**
   * Starts the analyzer and waits until it works; no line is shipped before {@link #begin}.
   *
   * @param directory for its stores
   */
  public static SimulatedHour ready(Path directory) throws Exception {
    Instant start = Instant.now().minus(HOUR);
    PlayedFleet fleet =
        PlayedFleet.ready(
            directory,
            options(start),
            SPEED,
            "metrics.top-users=5",
            // The lone storms of so small a fleet are a large share of it.
            "fleet.open-users=12",
            "fleet.close-users=8");
    return new SimulatedHour(start, fleet);
  }

  /** Ships the first line, and what no fleet ships. The rest of the hour follows by itself. */
  public void begin() throws Exception {
    fleet.begin();
    fleet.ship(oddRecords());
  }

  /** Waits until the hour is over and everything in it is shipped, up to two minutes. */
  public void awaitEnd() throws Exception {
    fleet.awaitShipped(Duration.ofMinutes(2), Duration.ofMinutes(1));
  }

  /** Event time of the first line. */
  public Instant start() {
    return start;
  }

  /** Of the analyzer: {@code /metrics} lies below it. */
  public URI address() {
    return fleet.address();
  }

  public String bootstrapServers() {
    return fleet.bootstrapServers();
  }

  @Override
  public void close() {
    fleet.close();
  }

  private static FleetOptions options(Instant start) {
    return FleetOptions.startingAt(start)
        .withSeed(7)
        .withUsers(150)
        .withLength(HOUR)
        .withNoise(0.5)
        .withDuplicates(0.02)
        .withDisorder(Duration.ofSeconds(50))
        .withSkewedClocks(0.03)
        .withHealthyRuns(60)
        .withOpenings(openings(start));
  }

  private static List<Plot> openings(Instant start) {
    List<Plot> openings =
        new ArrayList<>(
            List.of(
                Scenario.DEAD_LOGIN,
                Scenario.GIVEN_UP,
                Scenario.NEAR_MISS,
                Scenario.RATE_LIMITED,
                Scenario.SERVER_ERROR,
                Scenario.DISCONNECTED,
                Scenario.DISCONNECTED_AND_RECOVERED,
                Scenario.REFRESH_RECOVERED,
                Scenario.WRONG_API_KEY,
                Scenario.LOOK_ALIKES,
                Scenario.ABANDONED,
                Scenario.SUPERSEDED,
                outage(start, 4, 34),
                outage(start, 10, 18),
                outage(start, 42, 56),
                outage(start, 47, 55),
                outage(start, 52, 60)));
    openings.addAll(Collections.nCopies(30, outage(start, 20, 28)));
    return openings;
  }

  private static Outage outage(Instant start, int fromMinute, int toMinute) {
    return new Outage(
        start.plus(Duration.ofMinutes(fromMinute)), start.plus(Duration.ofMinutes(toMinute)));
  }

  /** In all envelopes that need no more than text, of another application, and damaged. */
  private List<ProducerRecord<byte[], byte[]>> oddRecords() {
    String line = "ERROR: Failed to refresh token: 401 Unauthorized";
    return List.of(
        record(INPUT, line),
        record(INPUT, "2026-01-05T08:00:00.5+00:00 laptop-1 codex[42]: " + line),
        record(INPUT, "{\"message\":\"hm\",\"source_type\":\"file\",\"host\":\"laptop-1\"}"),
        record(INPUT, "{\"level\":\"info\",\"event\":\"of another application\"}"),
        record(INPUT, "{\"user\":\"ann\",\"line\":\"ERROR: Failed to refresh token: 401"),
        record(INPUT, ""),
        record(INPUT, (byte @Nullable []) null),
        record(INPUT, new byte[] {(byte) 0xff, (byte) 0xfe}),
        record(POLICIES, "{\"storm\":"));
  }

  private ProducerRecord<byte[], byte[]> record(String topic, String value) {
    return record(topic, value.getBytes(StandardCharsets.UTF_8));
  }

  private ProducerRecord<byte[], byte[]> record(String topic, byte @Nullable [] value) {
    // A compacted topic takes no record without a key.
    byte @Nullable [] key = topic.equals(POLICIES) ? new byte[] {'x'} : null;
    return new ProducerRecord<>(topic, null, start.toEpochMilli(), key, value);
  }
}
