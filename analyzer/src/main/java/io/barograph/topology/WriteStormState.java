package io.barograph.topology;

import io.barograph.core.engine.Finding;
import io.barograph.event.Events;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * How each open storm stands, for the compacted topic; a tombstone when it calms. The key is the
 * login: storms of one user's CLIs do not take each other away.
 */
final class WriteStormState extends ContextualProcessor<String, Finding, String, byte[]> {
  @Override
  public void process(Record<String, Finding> record) {
    if (record.value() instanceof Finding.StormStanding standing) {
      byte[] row = standing.over() ? null : WriteEvents.json(Events.state(standing));
      context().forward(record.withKey(standing.login().key()).withValue(row));
    }
  }
}
