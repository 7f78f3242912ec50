package io.barograph.command.bench;

import io.barograph.command.CommandFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the committed offsets of a group are behind what there is to read. */
final class GroupEnd implements AutoCloseable {
  private static final String REPARTITIONED = "-repartition";

  private final Admin admin;
  private final String group;
  private final String topic;

  GroupEnd(String bootstrapServers, String group, String topic) {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    this.group = group;
    this.topic = topic;
  }

  /** In records; all of them as long as nothing is committed. */
  long lag() {
    return told(
        () -> {
          Map<TopicPartition, OffsetAndMetadata> committed = committed();
          long lag = 0;
          for (Map.Entry<TopicPartition, Long> end : ends(Set.of(topic)).entrySet()) {
            OffsetAndMetadata reached = committed.get(end.getKey());
            lag += end.getValue() - (reached == null ? 0 : reached.offset());
          }
          return lag;
        });
  }

  /** The ends of the topic, as they are now; without empty partitions. */
  Map<TopicPartition, Long> input() {
    return told(() -> ends(Set.of(topic)));
  }

  /** The ends of what the group repartitions, as they are now; without empty partitions. */
  Map<TopicPartition, Long> repartitioned() {
    return told(
        () -> {
          Set<String> topics = new TreeSet<>(admin.listTopics().names().get());
          topics.removeIf(name -> !name.startsWith(group + "-") || !name.endsWith(REPARTITIONED));
          return ends(topics);
        });
  }

  /** Whether all before these ends is committed. */
  boolean isPast(Map<TopicPartition, Long> ends) {
    return told(
        () -> {
          Map<TopicPartition, OffsetAndMetadata> committed = committed();
          return ends.entrySet().stream()
              .allMatch(
                  end -> {
                    OffsetAndMetadata reached = committed.get(end.getKey());
                    // The last offset may be a transaction's mark, which nobody reads.
                    return reached != null && reached.offset() >= end.getValue() - 1;
                  });
        });
  }

  private Map<TopicPartition, OffsetAndMetadata> committed()
      throws ExecutionException, InterruptedException {
    return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
  }

  /** Without empty partitions: for those nothing is ever committed. */
  private Map<TopicPartition, Long> ends(Set<String> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              p -> asked.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(asked).all().get().forEach((p, end) -> ends.put(p, end.offset()));
    ends.values().removeIf(end -> end == 0);
    return ends;
  }

  private interface Question<T> {
    T ask() throws ExecutionException, InterruptedException;
  }

  private static <T> T told(Question<T> question) {
    try {
      return question.ask();
    } catch (ExecutionException e) {
      throw new CommandFailure("the broker did not tell the offsets: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while the broker was asked");
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
