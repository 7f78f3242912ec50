package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Recognisers;
import io.barograph.ingest.RecordSieve;
import io.barograph.metrics.BarographMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseSieveTest {
  private static final String NOISE = "hm";
  private static final String JSON_NOISE = "{\"user\":\"dana\",\"line\":\"hm\"}";
  private static final String SIGNAL = "ERROR: Failed to refresh token: 401 Unauthorized";
  private static final TopicPartition LINES = new TopicPartition("lines", 0);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final NoiseSieve sieve = sieve(InputTopics.of("lines", "more-lines"));
  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> batch =
      new LinkedHashMap<>();

  @Test
  void noiseIsDroppedAndTheRestStaysInItsOrder() {
    polled(LINES, NOISE, SIGNAL, NOISE, NOISE, SIGNAL + " again", NOISE, SIGNAL);

    assertThat(offsets(sieved(), LINES)).containsExactly(1L, 4L, 6L);
  }

  @Test
  void theLastRecordOfEachPartitionStaysThoughItIsNoise() {
    TopicPartition second = new TopicPartition("lines", 1);
    polled(LINES, NOISE, NOISE, NOISE);
    polled(second, SIGNAL, NOISE);

    ConsumerRecords<byte[], byte[]> sieved = sieved();

    assertThat(offsets(sieved, LINES)).containsExactly(2L);
    assertThat(offsets(sieved, second)).containsExactly(0L, 1L);
    assertThat(sieved.partitions()).containsExactly(LINES, second);
  }

  @Test
  void whatStaysIsTheRecordItself() {
    polled(LINES, NOISE, SIGNAL);
    ConsumerRecord<byte[], byte[]> signal = Objects.requireNonNull(batch.get(LINES)).get(1);

    assertThat(sieved().records(LINES)).singleElement().isSameAs(signal);
  }

  @Test
  void theNextOffsetsStay() {
    polled(LINES, NOISE, NOISE);
    ConsumerRecords<byte[], byte[]> polled = records();

    assertThat(sieve.onConsume(polled).nextOffsets())
        .isEqualTo(polled.nextOffsets())
        .containsEntry(LINES, new OffsetAndMetadata(2));
  }

  @Test
  void topicsWithTheSamePartitionNumbersAreKeptApart() {
    TopicPartition more = new TopicPartition("more-lines", 0);
    polled(LINES, NOISE, NOISE);
    polled(more, SIGNAL, NOISE, NOISE);

    ConsumerRecords<byte[], byte[]> sieved = sieved();

    assertThat(offsets(sieved, LINES)).containsExactly(1L);
    assertThat(offsets(sieved, more)).containsExactly(0L, 2L);
  }

  @Test
  void aBatchWithoutNoiseIsReturnedAsItCame() {
    polled(LINES, SIGNAL, SIGNAL, SIGNAL);
    ConsumerRecords<byte[], byte[]> polled = records();

    assertThat(sieve.onConsume(polled)).isSameAs(polled);
  }

  @Test
  void anEmptyBatchIsReturnedAsItCame() {
    ConsumerRecords<byte[], byte[]> none = ConsumerRecords.empty();
    ConsumerRecords<byte[], byte[]> onlyOffsets =
        new ConsumerRecords<>(Map.of(), Map.of(LINES, new OffsetAndMetadata(7)));

    assertThat(sieve.onConsume(none)).isSameAs(none);
    assertThat(sieve.onConsume(onlyOffsets)).isSameAs(onlyOffsets);
  }

  @Test
  void whatCannotBeReadStays() {
    polled(LINES, null, "", "{\"line\":\"hm", NOISE, NOISE);

    assertThat(offsets(sieved(), LINES)).containsExactly(0L, 1L, 2L, 4L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"barograph-signals-by-user-repartition", "barograph-fleet-reports-repartition"})
  void theTopicsBetweenTheStagesAreLeftAlone(String between) {
    TopicPartition partition = new TopicPartition(between, 0);
    polled(partition, NOISE, NOISE, NOISE);
    ConsumerRecords<byte[], byte[]> polled = records();

    assertThat(sieve.onConsume(polled)).isSameAs(polled);
    assertThat(sieve(new InputTopics(List.of(), Pattern.compile(".*"))).onConsume(polled))
        .isSameAs(polled);
    assertThat(counts()).isEmpty();
  }

  @Test
  void topicsThatMatchThePatternAreSieved() {
    NoiseSieve byPattern = sieve(new InputTopics(List.of(), Pattern.compile("team-.*-lines")));
    TopicPartition team = new TopicPartition("team-a-lines", 3);
    polled(team, NOISE, NOISE);
    polled(LINES, NOISE, NOISE);

    ConsumerRecords<byte[], byte[]> sieved = byPattern.onConsume(records());

    assertThat(offsets(sieved, team)).containsExactly(1L);
    assertThat(offsets(sieved, LINES)).containsExactly(0L, 1L);
  }

  @Test
  void whatIsDroppedIsCountedByEnvelopeAndLinesAndWhatStaysIsNot() {
    polled(LINES, NOISE, "hm\nhm\nhm", JSON_NOISE, SIGNAL, NOISE);
    sieved();
    polled(LINES, JSON_NOISE, NOISE);
    sieved();

    assertThat(counts())
        .containsOnly(
            Map.entry("records text", 2.0),
            Map.entry("records native_json", 2.0),
            Map.entry("lines noise", 6.0));
  }

  @Test
  void aRecordThatTheSieveFailsOnStays() {
    RecordSieve working = recogniser().sieve();
    BatchSieve failing =
        new BatchSieve(
            topic -> true,
            value -> {
              if (value != null && value.length == 4) {
                throw new IllegalStateException("as a defect would");
              }
              return working.noiseIn(value);
            },
            new BarographMetrics(registry, "test"));
    polled(LINES, "boom", NOISE, "boom", NOISE, NOISE);

    assertThat(offsets(failing.sieved(records()), LINES)).containsExactly(0L, 2L, 4L);
    assertThat(counts()).containsEntry("lines noise", 2.0);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "main.consumer.interceptor.classes, a.A, a.A",
        "consumer.interceptor.classes, 'a.A, b.B', a.A b.B",
        "interceptor.classes, a.A, a.A",
        "main.consumer.interceptor.classes, '', ''"
      })
  void interceptorsThatSomebodyNamedComeAfterIt(String name, String named, String expected) {
    Map<String, Object> client = new HashMap<>(Map.of(name, named));

    add(client, InputTopics.of("lines"), recogniser());

    List<Object> all = new ArrayList<>(List.of(NoiseSieve.class.getName()));
    all.addAll(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    assertThat(client.get("main.consumer.interceptor.classes")).isEqualTo(all);
    assertThat(new StreamsConfig(withRest(client)).getMainConsumerConfigs("g", "c", 1))
        .containsEntry("interceptor.classes", all);
  }

  private Map<String, Object> withRest(Map<String, Object> client) {
    client.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    client.put(StreamsConfig.APPLICATION_ID_CONFIG, "barograph");
    return client;
  }

  private ConsumerRecords<byte[], byte[]> sieved() {
    return sieve.onConsume(records());
  }

  private void polled(TopicPartition partition, @Nullable String... values) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (String value : values) {
      byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
      records.add(
          new ConsumerRecord<>(
              partition.topic(), partition.partition(), records.size(), null, bytes));
    }
    batch.put(partition, records);
  }

  private ConsumerRecords<byte[], byte[]> records() {
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    batch.forEach((partition, all) -> next.put(partition, new OffsetAndMetadata(all.size())));
    return new ConsumerRecords<>(batch, next);
  }

  private static List<Long> offsets(
      ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
    return records.records(partition).stream().map(ConsumerRecord::offset).toList();
  }

  private Map<String, Double> counts() {
    Map<String, Double> counts = new HashMap<>();
    registry.getMeters().stream()
        .filter(meter -> meter instanceof Counter counter && counter.count() > 0)
        .forEach(
            meter ->
                counts.put(
                    meter.getId().getName().replace("barograph.", "")
                        + " "
                        + meter.getId().getTags().get(0).getValue(),
                    ((Counter) meter).count()));
    return counts;
  }

  private NoiseSieve sieve(InputTopics input) {
    return sieve(input, recogniser());
  }

  /** As Kafka makes it. */
  private NoiseSieve sieve(InputTopics input, Recogniser recogniser) {
    Map<String, Object> client = new HashMap<>();
    add(client, input, recogniser);
    NoiseSieve made = new NoiseSieve();
    made.configure(new StreamsConfig(withRest(client)).getMainConsumerConfigs("barograph", "c", 1));
    return made;
  }

  private void add(Map<String, Object> client, InputTopics input, Recogniser recogniser) {
    NoiseSieve.addTo(client, input, recogniser, new BarographMetrics(registry, "test"));
  }

  private static Recogniser recogniser() {
    return Recognisers.byDefault(Duration.ofSeconds(30), 200);
  }
}
