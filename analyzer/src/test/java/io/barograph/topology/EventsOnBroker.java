package io.barograph.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics as any consumer would: from their beginning, and only what was committed. */
public final class EventsOnBroker implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

  public EventsOnBroker(String bootstrapServers, Collection<String> topics) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(at -> new TopicPartition(at.topic(), at.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** An event in structured form; its header {@code ce_id} and the like as its members. */
  public record Event(String type, String id, JsonNode data, ObjectNode structured) {
    static Event of(ConsumerRecord<byte[], byte[]> record) {
      try {
        ObjectNode structured = JsonNodeFactory.instance.objectNode();
        for (Header header : record.headers()) {
          if (header.key().startsWith("ce_")) {
            structured.put(header.key().substring("ce_".length()), text(header.value()));
          }
        }
        structured.put("datacontenttype", header(record, "content-type"));
        structured.set("data", JSON.readTree(record.value()));
        return of(structured);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** An event as {@code replay} prints it. */
    public static Event of(ObjectNode structured) {
      return new Event(
          structured.path("type").asText(),
          structured.path("id").asText(),
          structured.path("data"),
          structured);
    }
  }

  /** Everything committed up to now. */
  public List<ConsumerRecord<byte[], byte[]>> records() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  /** The events among them. */
  public Stream<Event> events() {
    return records().stream()
        .filter(record -> record.headers().lastHeader("ce_type") != null)
        .map(Event::of);
  }

  /** The last value of a header, or an empty text. */
  public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : text(header.value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
