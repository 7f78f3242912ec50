package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Sample;
import io.barograph.command.CommandFailure;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * One reading of a topic from its beginning to its end. The time begins with the first answer to a
 * fetch, so after all joining, assigning and restoring, and before any record was handed on. For a
 * consumer it ends when the last record was returned; for Kafka Streams when the group's committed
 * offsets have reached the end of the topic, looked at every 20 ms; signals of the last transaction
 * may then still be on their way inside, unless the work is thorough. CPU is that of the whole
 * process in that time.
 */
final class KafkaPass {
  private static final Duration LOOK = Duration.ofMillis(1);
  private static final Duration ASK = Duration.ofMillis(20);

  /** A pass that takes longer will not end. */
  private static final Duration MOST = Duration.ofMinutes(15);

  private static final String FETCHES =
      "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*";

  private KafkaPass() {}

  /** Waits for the beginning and the end, and says what was between. */
  static Sample watch(KafkaWork work, long records) {
    awaitFirstFetch(work);
    long began = System.nanoTime();
    Duration cpu = BenchLedger.cpu();
    Duration compiling = BenchLedger.compiling();
    await(work::isDone, ASK, "the end of the topic was not reached");
    double wall = (System.nanoTime() - began) / 1e9;
    double used = BenchLedger.seconds(BenchLedger.cpu().minus(cpu));
    return Sample.EMPTY
        .with(Figure.WALL, wall)
        .with(Figure.CPU, used)
        .with(Figure.COMPILING, BenchLedger.seconds(BenchLedger.compiling().minus(compiling)))
        .with(Figure.RECORDS_PER_SECOND, records / wall)
        .with(Figure.CPU_PER_RECORD, used * 1e6 / records);
  }

  /** Waits until it has joined its group and has asked for records. */
  static void awaitFirstFetch(KafkaWork work) {
    await(() -> fetches(work.consumers()) > 0, LOOK, "nothing was fetched");
  }

  private static void await(BooleanSupplier reached, Duration pause, String otherwise) {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new CommandFailure(otherwise + " within " + MOST);
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  /** Answers to fetches so far, of all consumers whose id ends so and is no restoring one. */
  private static double fetches(String consumers) {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    double fetches = 0;
    try {
      for (ObjectName name : beans.queryNames(new ObjectName(FETCHES), null)) {
        String client = name.getKeyProperty("client-id");
        if (client.endsWith(consumers) && !client.endsWith("-restore-consumer")) {
          fetches += ((Number) beans.getAttribute(name, "fetch-total")).doubleValue();
        }
      }
    } catch (JMException e) {
      // A consumer that was closed meanwhile has no more figures.
      return 0;
    }
    return fetches;
  }
}
