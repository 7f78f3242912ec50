package io.barograph.command;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Ann, whose login is dead: three failed turns in three minutes. */
final class StuckUser {
  private static final String INPUT = "cli.log-lines.v1";

  private StuckUser() {}

  /** Ships her lines, and time that passes after them in every partition. */
  static void ship(String bootstrapServers, Instant start) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int turn = 0; turn < 3; turn++) {
        long time = start.plus(turn, ChronoUnit.MINUTES).toEpochMilli();
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(INPUT, 0, time, null, bytes(Planting.FAILED));
        record.headers().add("user", bytes("ann")).add("host", bytes("laptop"));
        producer.send(record).get();
      }
      long later = start.plus(10, ChronoUnit.MINUTES).toEpochMilli();
      for (int partition = 0; partition < producer.partitionsFor(INPUT).size(); partition++) {
        producer.send(new ProducerRecord<>(INPUT, partition, later, null, bytes("hm"))).get();
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
