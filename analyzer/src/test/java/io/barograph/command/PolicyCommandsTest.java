package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.topology.EventsOnBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyCommandsTest {
  @TempDir Path directory;

  private final EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
  private String topic = "";

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @BeforeAll
  void createTopics() {
    assertThat(typed("topics").exitCode()).isZero();
  }

  @BeforeEach
  void nameTopic(TestInfo test) {
    topic = "policies-of-" + test.getTestMethod().orElseThrow().getName();
    assertThat(typed("topics").lines()).contains("created  " + topic);
  }

  @Test
  void checkPrintsEveryValueWithItsOrigin() throws IOException {
    Path file = file("note: less noise\nstorm: {threshold: 5}\n");

    Typed check = Typed.type("policy", "check", file.toString(), "--set", "storm.window=5m");

    assertThat(check.exitCode()).isZero();
    assertThat(check.lines())
        .hasSize(3 + 20)
        .contains("from   when it is published", "note   less noise")
        .contains("sequence.silence             PT2M      the default")
        .contains("storm.threshold              5         " + file + ":2")
        .contains("storm.window                 PT5M      the command line")
        .contains("fleet.segment-share          0.2       the default");
    assertThat(check.err()).isEmpty();
  }

  @Test
  void checkTellsEveryMistake() throws IOException {
    Path file = file("storm: {threshold: 1, windw: 5m}\nweb: {port: 80}\n");

    Typed check = Typed.type("policy", "check", file.toString());

    assertThat(check.exitCode()).isEqualTo(2);
    assertThat(check.out()).isEmpty();
    assertThat(check.err())
        .contains("storm.threshold must be at least 2 but was 1 (from " + file + ":1)")
        .contains("storm.windw is not part of a policy; did you mean storm.window?")
        .contains("web.port is not part of a policy; set it in the settings")
        .doesNotContain("\tat ");
  }

  @Test
  void whatIsPublishedIsShownInTheOrderOfTime() throws IOException {
    Path later = file("from: 2100-01-01T00:00:00Z\nnote: far away\nstorm: {threshold: 9}\n");
    assertThat(policy("publish", later.toString()).exitCode()).isZero();
    assertThat(policy("show").lines())
        .hasSize(2)
        .last()
        .isEqualTo("no policy holds now; the settings do");
    Path now = file("# less noise\nnote: less noise\nstorm: {threshold: 5}\n");
    Instant before = Instant.now();

    Typed published = policy("publish", now.toString());

    assertThat(published.exitCode()).isZero();
    assertThat(published.out()).contains("published to " + topic + ", offset 1");
    assertThat(published.err()).isEmpty();
    String from = published.lines().get(1).replace("from   ", "");
    assertThat(Instant.parse(from)).isBetween(before.minusMillis(1), Instant.now());
    String id = published.lines().get(0).replace("policy ", "");
    List<String> shown = policy("show").lines();
    assertThat(shown).hasSize(2);
    assertThat(shown.get(0)).isEqualTo(from + "  " + id + "  holds now  less noise");
    assertThat(shown.get(1)).startsWith("2100-01-01T00:00:00Z      po_").endsWith("  far away");
    assertThat(onTopic())
        .containsEntry(from, Files.readString(now).replace("note:", "from: " + from + "\nnote:"))
        .containsEntry("2100-01-01T00:00:00Z", Files.readString(later));
  }

  @Test
  void aSecondPolicyOfOneTimeReplacesTheFirst() throws IOException {
    String from = "from: 2026-01-01T01:00:00+01:00\n";
    policy("publish", file(from + "storm: {threshold: 5}\n").toString());

    Typed second = policy("publish", file(from + "storm: {threshold: 6}\n").toString());

    assertThat(second.err()).contains("it holds from a time that has passed");
    assertThat(policy("show").lines())
        .singleElement()
        .asString()
        .startsWith("2026-01-01T00:00:00Z  ")
        .contains(second.lines().get(0).replace("policy ", ""));
    assertThat(onTopic()).containsOnlyKeys("2026-01-01T00:00:00Z");
  }

  @Test
  void aBadPolicyIsNotPublished() throws IOException {
    for (String text : List.of("storm: {threshold: 1}", "storm: [", "kafka: {threads: 2}")) {
      Typed publish = policy("publish", file(text).toString());

      assertThat(publish.exitCode()).isEqualTo(2);
      assertThat(publish.err()).isNotBlank().doesNotContain("\tat ", "Exception");
    }
    assertThat(policy("publish", "none.yaml").exitCode()).isEqualTo(2);
    assertThat(onTopic()).isEmpty();
  }

  @Test
  void whatOthersWroteOnTheTopicIsShownForWhatItIs() throws Exception {
    String time = "2026-01-01T00:00:00Z";
    produce(time, "storm: {threshold: 5}");
    produce("2026-01-02T00:00:00Z", "storm: {threshold: 1}");
    produce("2026-01-03T00:00:00Z", "from: " + time);
    produce("soon", "storm: {threshold: 5}");
    produce("2026-01-04T00:00:00Z", "storm: {threshold: 5}");
    produce("2026-01-04T00:00:00Z", null);

    List<String> shown = policy("show").lines();

    assertThat(shown.get(0)).startsWith(time + "      po_").endsWith("  holds now");
    assertThat(shown.subList(1, shown.size()))
        .containsExactly(
            "2026-01-02T00:00:00Z  cannot be used:",
            "  storm.threshold must be at least 2 but was 1 (from the policy of"
                + " 2026-01-02T00:00:00Z:1)",
            "2026-01-03T00:00:00Z  cannot be used:",
            "  it says from 2026-01-01T00:00:00Z under the key 2026-01-03T00:00:00Z",
            "soon  cannot be used:",
            "  its key must be the time from which it holds");
  }

  @Test
  void aTopicOrABrokerThatIsNotThereIsNamed() throws IOException {
    String file = file("storm: {threshold: 5}").toString();
    topic = "none";
    for (Typed typed : List.of(policy("show"), policy("publish", file))) {
      assertThat(typed.exitCode()).isEqualTo(1);
      assertThat(typed.err())
          .contains("the topic none does not exist", "barograph topics")
          .doesNotContain("\tat ");
    }
    Typed silent = Typed.type("policy", "publish", file, "--bootstrap-servers", "127.0.0.1:1");
    assertThat(silent.exitCode()).isEqualTo(1);
    assertThat(silent.err()).contains("127.0.0.1:1: no broker answers within PT10S");
  }

  @Test
  void withoutASubcommandTheUsageIsPrinted() {
    Typed typed = Typed.type("policy");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("check", "publish", "show");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "policy", ".yaml"), text);
  }

  private Typed policy(String subcommand, String... more) {
    List<String> args = new ArrayList<>(List.of("policy", subcommand));
    args.addAll(List.of(more));
    return typed(args.toArray(String[]::new));
  }

  private Typed typed(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    if (!topic.isEmpty()) {
      args.addAll(List.of("--set", "topics.policy=" + topic));
    }
    return Typed.type(args.toArray(String[]::new));
  }

  private Map<String, String> onTopic() {
    Map<String, String> texts = new TreeMap<>();
    try (EventsOnBroker read = new EventsOnBroker(broker.bootstrapServers(), List.of(topic))) {
      read.records().forEach(record -> texts.put(text(record.key()), text(record.value())));
    }
    return texts;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void produce(String key, @Nullable String text) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, key, text)).get();
    }
  }
}
