package io.barograph.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Lets pass those of Kafka's meters that somebody can act on, about 40 of 400, under labels that
 * stay the same over a restart. Meters of others pass untouched.
 */
final class KafkaMeterFilter implements MeterFilter {
  static final Set<String> ALLOWED =
      Set.of(
          "kafka.stream.client.state",
          "kafka.stream.alive.stream.threads",
          "kafka.stream.failed.stream.threads",
          "kafka.stream.thread.thread.state",
          "kafka.stream.thread.process.ratio",
          "kafka.stream.thread.poll.ratio",
          "kafka.stream.thread.commit.ratio",
          "kafka.stream.thread.punctuate.ratio",
          "kafka.stream.thread.process.latency.max",
          "kafka.stream.thread.commit.latency.max",
          "kafka.stream.thread.punctuate.latency.max",
          "kafka.stream.thread.task.created.total",
          "kafka.stream.thread.task.closed.total",
          "kafka.stream.task.dropped.records.total",
          "kafka.stream.task.record.lateness.max",
          "kafka.stream.task.active.buffer.count",
          "kafka.stream.topic.records.consumed.total",
          "kafka.stream.topic.records.produced.total",
          "kafka.stream.topic.bytes.consumed.total",
          "kafka.stream.topic.bytes.produced.total",
          "kafka.stream.processor.node.record.e2e.latency.avg",
          "kafka.stream.processor.node.record.e2e.latency.max",
          "kafka.stream.state.updater.active.restoring.tasks",
          "kafka.stream.state.updater.restore.records.rate",
          "kafka.stream.state.estimate.num.keys",
          "kafka.stream.state.total.sst.files.size",
          "kafka.stream.state.size.all.mem.tables",
          "kafka.stream.state.num.open.iterators",
          "kafka.stream.state.write.stall.duration.total",
          "kafka.consumer.fetch.manager.records.lag",
          "kafka.consumer.fetch.manager.records.lag.max",
          "kafka.consumer.fetch.manager.records.consumed.total",
          "kafka.consumer.fetch.manager.fetch.latency.max",
          "kafka.consumer.coordinator.assigned.partitions",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.failed.rebalance.total",
          "kafka.consumer.coordinator.rebalance.latency.max",
          "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
          "kafka.consumer.last.poll.seconds.ago",
          "kafka.producer.record.error.total",
          "kafka.producer.record.retry.total",
          "kafka.producer.txn.commit.time.ns.total");

  private static final String PREFIX = "kafka.";

  /**
   * Emptied, which to Prometheus is the same as gone. They stay in the id because Micrometer's
   * binder takes a meter with fewer tags than the next of the same name for its sum, and removes
   * it: one partition would be left of all.
   */
  private static final Set<String> EMPTIED_TAGS = Set.of("process.id", "kafka.version");

  /** Part of a client id unless one is set; new at each start. */
  private static final Pattern PROCESS_ID =
      Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return !id.getName().startsWith(PREFIX) || ALLOWED.contains(id.getName())
        ? MeterFilterReply.NEUTRAL
        : MeterFilterReply.DENY;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().startsWith(PREFIX)) {
      return id;
    }
    List<Tag> tags =
        StreamSupport.stream(id.getTagsAsIterable().spliterator(), false)
            .map(KafkaMeterFilter::lasting)
            .toList();
    return id.replaceTags(tags);
  }

  /** A consumer reports a topic with dots twice, once with underscores: a sum would be double. */
  private static Tag lasting(Tag tag) {
    if (EMPTIED_TAGS.contains(tag.getKey())) {
      return Tag.of(tag.getKey(), "");
    }
    String value = tag.getValue();
    return tag.getKey().equals("topic")
        ? Tag.of(tag.getKey(), value.replace('.', '_'))
        : Tag.of(tag.getKey(), PROCESS_ID.matcher(value).replaceAll(""));
  }
}
