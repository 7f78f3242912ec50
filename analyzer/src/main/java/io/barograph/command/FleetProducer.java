package io.barograph.command;

import io.barograph.embedded.fleet.ShippedLine;
import io.barograph.embedded.fleet.SimulatedFleet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Ships a simulated fleet's lines to Kafka, at a multiple of real time or as fast as it goes. */
final class FleetProducer implements AutoCloseable {
  /** Shorter waits cost more than they keep. */
  private static final Duration PACE = Duration.ofMillis(5);

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile boolean stopped;
  private volatile Instant reached = Instant.MIN;
  private long sent;

  FleetProducer(Map<String, Object> client, String topic) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    // A topic may be so new that it refuses the first batch; were a second one under way, it could
    // be taken before the first, which would then be out of order for ever.
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
  }

  /**
   * Ships until the fleet ends or {@link #stop} is called. Keys are the hosts, as shippers do it.
   *
   * @param speed event time to wall-clock time; 0 for as fast as it goes
   * @throws CommandFailure if the cluster refuses a record
   */
  void ship(SimulatedFleet fleet, double speed) {
    long began = System.nanoTime();
    Instant start = null;
    for (ShippedLine line : fleet) {
      start = start == null ? line.arrival() : start;
      if (speed > 0) {
        await(began, Duration.between(start, line.arrival()), speed);
      }
      Exception failed = failure.get();
      if (failed != null) {
        throw new CommandFailure("the cluster refused a record: " + failed.getMessage());
      }
      if (stopped) {
        break;
      }
      send(line);
    }
    producer.flush();
  }

  void stop() {
    stopped = true;
  }

  /** How far the fleet's own clock is. */
  Instant reached() {
    return reached;
  }

  long sent() {
    return sent;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback keeps the failure.
  private void send(ShippedLine line) {
    byte[] key = line.host().value().getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, line.arrival().toEpochMilli(), key, NativeJson.of(line));
    try {
      producer.send(
          record,
          (at, failed) -> {
            if (failed != null) {
              failure.compareAndSet(null, failed);
            }
          });
    } catch (KafkaException e) {
      throw new CommandFailure("the cluster does not take records: " + e.getMessage());
    }
    reached = line.arrival();
    sent++;
  }

  private void await(long began, Duration elapsed, double speed) {
    long due = began + (long) (elapsed.toNanos() / speed);
    long ahead = due - System.nanoTime();
    while (ahead > PACE.toNanos() && !stopped) {
      LockSupport.parkNanos(ahead);
      ahead = due - System.nanoTime();
    }
  }
}
