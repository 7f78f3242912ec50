package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.core.engine.Finding;
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
import io.barograph.replay.Logins;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What our objects say of themselves while records are read: it may end in any log or message. */
final class Words implements Recognised {
  private final StringBuilder said = new StringBuilder();
  private final Logins logins;

  private Words(Assembly parts) {
    logins = new Logins(parts.stages(List.of()), this::found);
  }

  static String of(Settings settings, List<ProducerRecord<byte[], byte[]>> records) {
    Assembly parts = new Assembly(settings);
    Recogniser recogniser = parts.recogniser();
    Words words = new Words(parts);
    words.said.append(settings);
    for (ProducerRecord<byte[], byte[]> record : records) {
      RawRecord raw =
          new RawRecord(
              record.value(),
              record.key(),
              new KafkaHeaders(record.headers()),
              Attributes.NONE,
              Instant.ofEpochMilli(record.timestamp()),
              TimeSource.RECORD,
              0,
              null,
              null,
              null);
      words.said.append(raw).append('\n');
      recogniser.read(raw, words);
    }
    words.logins.finish();
    return words.said.append(words.logins.states()).toString();
  }

  @Override
  public void envelope(Envelope envelope) {}

  @Override
  public void signal(Sighting sighting, Provenance provenance) {
    said.append(sighting).append(provenance).append('\n');
    logins.accept(sighting, sighting.time());
  }

  @Override
  public void noise(int lines) {}

  @Override
  public void unreadable(Unreadable unreadable) {
    said.append(unreadable).append('\n');
  }

  private void found(Finding finding) {
    said.append(finding).append('\n');
  }
}
