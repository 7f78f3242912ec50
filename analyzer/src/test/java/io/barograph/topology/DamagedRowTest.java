package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.metrics.Meters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/**
 * A row of the logins store that does not read stands for any defect that one record brings out.
 */
class DamagedRowTest {
  private static final OutputTopics OUTPUT = DrivenTopology.OUTPUT;
  private static final byte[] DAMAGED = new byte[20];

  @Test
  void theRecordThatMeetsItIsDeadLetteredAndTheNextIsProcessed() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.logins().put("ann/codex", DAMAGED);
      topology.line(Duration.ZERO, "ann", DrivenTopology.failingTurn().get(0));
      topology.failingTurn(Duration.ofSeconds(1), "bob");
      topology.pass(Duration.ofMinutes(1));

      assertThat(topology.records(OUTPUT.deadLetters()))
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(header(letter, DeadLetter.REASON)).isEqualTo("processing_failed");
                assertThat(header(letter, DeadLetter.TOPIC))
                    .endsWith("signals-by-user-repartition");
                assertThat(letter.value()).isEmpty();
              });
      assertThat(topology.counted(Meters.DEAD_LETTERS, "processing_failed")).isEqualTo(1);
      assertThat(topology.events(OUTPUT.retrySequences()))
          .singleElement()
          .satisfies(event -> assertThat(event.data().path("user").asText()).isEqualTo("bob"));
    }
  }

  @Test
  void theOthersThatAreDueWithItAreDecidedAllTheSame() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.failingTurn(Duration.ZERO, "ann");
      topology.failingTurn(Duration.ZERO, "bob");
      topology.failingTurn(Duration.ZERO, "cy");
      topology.logins().put("bob/codex", DAMAGED);
      topology.send(
          "compiling 12 files".getBytes(StandardCharsets.UTF_8),
          DrivenTopology.START.plus(Duration.ofMinutes(5)),
          DrivenTopology.headers("dee"));
      topology.pass(DrivenTopology.TICK);

      assertThat(topology.events(OUTPUT.retrySequences()))
          .extracting(event -> event.data().path("user").asText())
          .containsExactlyInAnyOrder("ann", "cy");
      assertThat(topology.counted(Meters.DEAD_LETTERS, "processing_failed")).isEqualTo(1);
    }
  }

  /**
   * A thread that fails is counted and replaced; a punctuation that fails in silence is neither.
   */
  @Test
  void aPunctuationThatMeetsItFailsTheThread() {
    DrivenTopology topology = new DrivenTopology();
    topology.failingTurn(Duration.ZERO, "ann");
    topology.logins().put("ann/codex", DAMAGED);

    assertThatThrownBy(() -> topology.pass(Duration.ofMinutes(1)))
        .isInstanceOf(StreamsException.class)
        .hasRootCauseMessage("login state has format 0, known is 4");
    topology.close();
  }

  private static String header(TestRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
