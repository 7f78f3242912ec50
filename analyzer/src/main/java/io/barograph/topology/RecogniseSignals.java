package io.barograph.topology;

import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;
import io.barograph.ingest.Attributes;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.KafkaHeaders;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.RawRecord;
import io.barograph.ingest.Recognised;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Unreadable;
import io.barograph.metrics.BarographMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to signals. Noise ends here; so that time goes on without it, each input partition tells
 * now and then how far it has been read.
 */
final class RecogniseSignals extends ContextualProcessor<byte[], byte[], String, Recognition> {
  /**
   * A record's time further ahead of the wall clock is not believed. Brokers refuse it by default
   * since Kafka 4.0; where they do not, one host in 2099 must not move everybody's time.
   */
  static final Duration MOST_AHEAD = Duration.ofHours(1);

  private final Recogniser recogniser;
  private final BarographMetrics metrics;
  private final Carriage carriage;

  /** Per input partition of this task: usually one. */
  private final Map<String, Progress> progress = new HashMap<>();

  /** How far a partition was read, and its last record while that is not told yet. */
  private static final class Progress {
    @Nullable RawRecord last;
    Instant reached = Instant.MIN;
    int quietTicks;
  }

  RecogniseSignals(Recogniser recogniser, BarographMetrics metrics, Carriage carriage) {
    this.recogniser = recogniser;
    this.metrics = metrics;
    this.carriage = carriage;
  }

  @Override
  public void init(ProcessorContext<String, Recognition> context) {
    super.init(context);
    carriage
        .sources(context.taskId().partition())
        .forEach(source -> progress.put(source, new Progress()));
    context.schedule(carriage.tick(), PunctuationType.WALL_CLOCK_TIME, wall -> tellProgress());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record without a place"));
    String source = metadata.topic() + "-" + metadata.partition();
    RawRecord raw = rawRecord(record, metadata);
    Progress partition = progress.computeIfAbsent(source, s -> new Progress());
    partition.last = raw;
    recogniser.read(raw, new Forward(source, record, partition));
  }

  /** The last record of a batch, noise or not, tells the time of all before it. */
  private void tellProgress() {
    progress.forEach(
        (source, partition) -> {
          RawRecord last = partition.last;
          if (last == null) {
            tellIdle(source, partition);
            return;
          }
          partition.last = null;
          partition.quietTicks = 0;
          Instant time = recogniser.eventTime(last);
          partition.reached = time.isAfter(partition.reached) ? time : partition.reached;
          // Said again even if nothing moved: a partition that is read is not idle.
          Recognition tick = new Recognition.Tick(source, partition.reached);
          context().forward(new Record<>(source, tick, partition.reached.toEpochMilli()));
        });
  }

  /**
   * Only the reader knows that there is nothing to read; whoever merely hears nothing may be cut
   * off, or slow himself. Looks are counted, not time: after a pause there was one look only. Said
   * again and again, for those who were not there the first time.
   */
  private void tellIdle(String source, Progress partition) {
    partition.quietTicks++;
    if (partition.quietTicks % carriage.quietTicks() == 0) {
      Instant at = partition.reached.equals(Instant.MIN) ? wall() : partition.reached;
      context().forward(new Record<>(source, new Recognition.Idle(source), at.toEpochMilli()));
    }
  }

  private RawRecord rawRecord(Record<byte[], byte[]> record, RecordMetadata metadata) {
    return new RawRecord(
        record.value(),
        record.key(),
        new KafkaHeaders(record.headers()),
        Attributes.NONE,
        bounded(Instant.ofEpochMilli(record.timestamp())),
        TimeSource.RECORD,
        metadata.offset(),
        null,
        null,
        null);
  }

  private Instant bounded(Instant time) {
    return time.isAfter(wall().plus(MOST_AHEAD)) ? wall() : time;
  }

  private Instant wall() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  /** Sends on what a record holds. */
  private final class Forward implements Recognised {
    private final String source;
    private final Record<byte[], byte[]> record;
    private final Progress partition;

    Forward(String source, Record<byte[], byte[]> record, Progress partition) {
      this.source = source;
      this.record = record;
      this.partition = partition;
    }

    @Override
    public void envelope(Envelope envelope) {
      metrics.recordsRead(envelope, 1);
    }

    @Override
    public void signal(Sighting sighting, Provenance provenance) {
      metrics.signalLinesRead(1);
      metrics.signalRecognised(sighting.signal());
      if (provenance.skewed()) {
        metrics.lineSkewed();
      }
      partition.reached =
          sighting.time().isAfter(partition.reached) ? sighting.time() : partition.reached;
      context()
          .forward(
              new Record<>(
                  sighting.user().value(),
                  new Recognition.Seen(source, sighting),
                  sighting.time().toEpochMilli()));
    }

    @Override
    public void noise(int lines) {
      metrics.noiseLinesRead(lines);
    }

    @Override
    public void unreadable(Unreadable unreadable) {
      metrics.recordUnreadable(unreadable.reason());
      metrics.deadLettered(unreadable.reason());
      Record<String, Recognition> letter =
          new Record<>("", new Recognition.Unread(unreadable), record.timestamp());
      context().forward(letter.withHeaders(DeadLetter.headers(unreadable.reason(), context())));
    }
  }
}
