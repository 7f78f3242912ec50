package io.barograph.topology;

import io.barograph.ingest.Envelope;
import io.barograph.ingest.Noise;
import io.barograph.metrics.BarographMetrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Drops and counts the noise of a batch. Of each partition the last record stays: it tells how far
 * time and offsets are. For one thread.
 */
final class BatchSieve {
  private final Predicate<String> isInput;
  private final NoiseTest noise;
  private final BarographMetrics metrics;

  /** Told once a batch: a counter that many threads share costs as much as a record. */
  private final Map<Envelope, Dropped> records = new EnumMap<>(Envelope.class);

  private int lines;

  private static final class Dropped {
    int records;
  }

  /** What a record is counted as if it is noise. */
  interface NoiseTest {
    @Nullable Noise noiseIn(byte @Nullable [] value);
  }

  BatchSieve(Predicate<String> isInput, NoiseTest noise, BarographMetrics metrics) {
    this.isInput = isInput;
    this.noise = noise;
    this.metrics = metrics;
    for (Envelope envelope : Envelope.values()) {
      records.put(envelope, new Dropped());
    }
  }

  /** The batch itself if there is no noise in it. */
  ConsumerRecords<byte[], byte[]> sieved(ConsumerRecords<byte[], byte[]> batch) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new LinkedHashMap<>();
    boolean dropped = false;
    for (TopicPartition partition : batch.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> all = batch.records(partition);
      List<ConsumerRecord<byte[], byte[]>> rest = isInput.test(partition.topic()) ? kept(all) : all;
      dropped |= rest.size() < all.size();
      kept.put(partition, rest);
    }
    if (!dropped) {
      return batch;
    }
    tell();
    return new ConsumerRecords<>(kept, batch.nextOffsets());
  }

  private List<ConsumerRecord<byte[], byte[]>> kept(List<ConsumerRecord<byte[], byte[]>> all) {
    List<ConsumerRecord<byte[], byte[]>> kept = new ArrayList<>();
    int last = all.size() - 1;
    for (int i = 0; i <= last; i++) {
      ConsumerRecord<byte[], byte[]> record = all.get(i);
      Noise found = i == last ? null : noiseIn(record.value());
      if (found == null) {
        kept.add(record);
      } else {
        count(found);
      }
    }
    return kept;
  }

  /** A record that cannot be sieved is left to those who can dead-letter it. */
  private @Nullable Noise noiseIn(byte @Nullable [] value) {
    try {
      return noise.noiseIn(value);
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  private void count(Noise found) {
    Objects.requireNonNull(records.get(found.envelope())).records++;
    lines += found.lines();
  }

  private void tell() {
    records.forEach(
        (envelope, dropped) -> {
          if (dropped.records > 0) {
            metrics.recordsRead(envelope, dropped.records);
            dropped.records = 0;
          }
        });
    metrics.noiseLinesRead(lines);
    lines = 0;
  }
}
