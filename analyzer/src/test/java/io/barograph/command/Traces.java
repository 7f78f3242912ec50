package io.barograph.command;

import io.barograph.topology.EventsOnBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Looks through all that the analyzer leaves behind, and notes which canary was where. */
final class Traces {
  private final Canaries canaries;
  private final Map<String, Integer> looked = new TreeMap<>();
  private final Map<String, Set<String>> found = new TreeMap<>();

  Traces(Canaries canaries) {
    this.canaries = canaries;
  }

  /** How many bytes of each place were looked through. */
  Map<String, Integer> looked() {
    return looked;
  }

  /** By place, the canaries that were there. */
  Map<String, Set<String>> found() {
    return found;
  }

  void look(String place, byte[] bytes) {
    looked.merge(place, bytes.length, Integer::sum);
    Set<String> here = canaries.in(bytes);
    if (!here.isEmpty()) {
      found.put(place, here);
    }
  }

  void look(String place, String text) {
    look(place, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Keys, values and headers of every record, committed or not, Kafka's own topics among them. */
  void lookAtTopics(String bootstrapServers, Set<String> except) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.listTopics().keySet().stream()
          .filter(topic -> !except.contains(topic))
          .forEach(topic -> look("topic " + topic, content(consumer, topic)));
    }
  }

  /** The content of every file of a directory. */
  void lookAtFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        look("file " + directory.relativize(file), Files.readAllBytes(file));
      }
    }
  }

  /** Every page there is, in each of its forms, and one that there is not. */
  void lookAtPages(URI address) throws IOException, InterruptedException {
    String asked =
        canaries.all().stream().filter(c -> c.matches("[A-Za-z0-9._-]+")).findFirst().orElseThrow();
    for (String path : Set.of("/", "/metrics", "/health/live", "/health/ready", "/" + asked)) {
      for (String form : Set.of("text/plain", "application/openmetrics-text", asked)) {
        HttpRequest request =
            HttpRequest.newBuilder(address.resolve(path + "?token=" + asked))
                .header("Accept", form)
                .build();
        HttpResponse<String> page =
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        look("page " + (path.endsWith(asked) ? "missing" : path), page.headers() + page.body());
      }
    }
  }

  private static byte[] content(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(at -> new TopicPartition(at.topic(), at.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(100)).forEach(record -> write(record, content));
    }
    return content.toByteArray();
  }

  /** All bytes of the records, for a look at what was sent. */
  static byte[] content(EventsOnBroker records) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    records.records().forEach(record -> write(record, content));
    return content.toByteArray();
  }

  private static void write(ConsumerRecord<byte[], byte[]> record, ByteArrayOutputStream to) {
    write(record.key(), to);
    write(record.value(), to);
    for (Header header : record.headers()) {
      write(header.key().getBytes(StandardCharsets.UTF_8), to);
      write(header.value(), to);
    }
  }

  private static void write(byte @Nullable [] bytes, ByteArrayOutputStream to) {
    if (bytes != null) {
      to.writeBytes(bytes);
      // Nothing reaches over the end of a value.
      to.write(0);
    }
  }
}
