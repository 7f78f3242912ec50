package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.embedded.EmbeddedBroker;
import io.barograph.topology.OutputTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The open storms, read from a real broker. */
class StormsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLE =
      Path.of("../schemas/src/main/resources/io/barograph/schemas/storm-state.example.json");

  @TempDir static Path directory;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start(null, 0);
    assertThat(Typed.type("topics", "--bootstrap-servers", broker.bootstrapServers()).exitCode())
        .isZero();
    write(true, "ghost/codex", row("ghost", 99));
    write(false, "calm/codex", row("calm", 50));
    write(false, "calm/codex", null);
    write(false, "eve/codex", row("eve\u001b[2J", 4));
    write(false, "dana/codex", row("dana", 3));
    write(false, "dana/codex", row("dana", 12));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void theOpenStormsAreListedTheWorstFirst() throws IOException {
    Typed storms = typed();

    assertThat(storms.exitCode()).isZero();
    assertThat(storms.lines()).hasSize(2);
    assertThat(JSON.readTree(storms.lines().get(0))).isEqualTo(row("dana", 12));
    assertThat(JSON.readTree(storms.lines().get(1))).isEqualTo(row("eve\u001b[2J", 4));
    assertThat(storms.err()).isEmpty();
  }

  @Test
  void peopleGetATableThatNoNameCanBreak() {
    Typed storms = typed("--format", "table");

    assertThat(storms.lines()).hasSize(3);
    assertThat(storms.lines().get(0)).matches("user +cli +opened +failed +reason +scope.*");
    assertThat(storms.lines().get(1)).matches("dana +codex +\\S+Z +12 .*");
    assertThat(storms.lines().get(2)).startsWith("eve?[2J").doesNotContain("\u001b");
  }

  @Test
  void oneUserCanBeAskedFor() {
    assertThat(typed("--user", "dana").lines()).hasSize(1);

    Typed none = typed("--user", "calm");
    assertThat(none.exitCode()).isZero();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).isEqualTo("No storm is open for this user.\n");
    assertThat(typed("--user", " ").exitCode()).isEqualTo(2);
  }

  @Test
  void whereNoneIsOpenItSaysSo() {
    String other = "topics.storm-state=another-state";
    assertThat(
            Typed.type("topics", "--set", other, "--bootstrap-servers", broker.bootstrapServers())
                .exitCode())
        .isZero();

    Typed storms = typed("--set", other);

    assertThat(storms.exitCode()).isZero();
    assertThat(storms.out()).isEmpty();
    assertThat(storms.err()).isEqualTo("No storm is open.\n");
  }

  @Test
  void aTopicThatIsMissingIsNamed() {
    Typed storms = typed("--set", "topics.storm-state=no-such-topic");

    assertThat(storms.exitCode()).isEqualTo(1);
    assertThat(storms.err())
        .isEqualTo(
            "storms: the topic no-such-topic does not exist\n`barograph topics` creates it\n");
  }

  @Test
  void brokersThatDoNotAnswerAreNamed() {
    Typed storms = Typed.type("storms", "--bootstrap-servers", "127.0.0.1:1");

    assertThat(storms.exitCode()).isEqualTo(1);
    assertThat(storms.err()).contains("storms: 127.0.0.1:1: no broker answers");
    assertThat(storms.err()).doesNotContain("\tat ");
  }

  private static Typed typed(String... args) {
    List<String> all = new ArrayList<>(List.of("storms"));
    all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    all.addAll(List.of(args));
    return Typed.type(all.toArray(String[]::new));
  }

  /** The example of the schema, of another user. */
  private static ObjectNode row(String user, int failed) throws IOException {
    JsonNode example = JSON.readTree(Files.readString(EXAMPLE));
    return ((ObjectNode) example).put("user", user).put("failedSequences", failed);
  }

  /** As the analyzer does, in a transaction. */
  private static void write(boolean undone, String login, @Nullable ObjectNode row)
      throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "test"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer
          .send(
              new ProducerRecord<>(
                  OutputTopics.DEFAULT.stormState(), login, row == null ? null : row.toString()))
          .get();
      if (undone) {
        producer.abortTransaction();
      } else {
        producer.commitTransaction();
      }
    }
  }
}
