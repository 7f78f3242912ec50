package io.barograph.topology;

import io.barograph.event.Events;
import java.time.Duration;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Windowed counts to CloudEvents; the latest of a window, cause and outcome holds. */
final class WriteCounts extends ContextualProcessor<Windowed<String>, Long, String, byte[]> {
  private final Events events;

  WriteCounts(Events events) {
    this.events = events;
  }

  @Override
  public void process(Record<Windowed<String>, Long> record) {
    OutcomeKey key = OutcomeKey.parse(record.key().key());
    var window = record.key().window();
    Duration length = Duration.between(window.startTime(), window.endTime());
    context()
        .forward(
            WriteEvents.binary(
                events.count(
                    key.cause(), key.outcome(), window.startTime(), length, record.value())));
  }
}
