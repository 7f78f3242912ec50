package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.event.CloudEvent;
import io.barograph.event.Events;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class WriteEventsTest {
  private static final Instant FROM = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void onlyAnEventOfADryRunBearsTheHeaderThatSaysSo() {
    Header marked = written(Events.simulated("/a")).headers().lastHeader("ce_simulated");

    assertThat(new String(marked.value(), StandardCharsets.UTF_8)).isEqualTo("true");
    assertThat(written(new Events("/a")).headers().lastHeader("ce_simulated")).isNull();
  }

  private static Record<String, byte[]> written(Events events) {
    CloudEvent count = events.count(Cause.UNKNOWN, Outcome.FAILED, FROM, Duration.ofMinutes(1), 1);
    return WriteEvents.binary(count);
  }
}
