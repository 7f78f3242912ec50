package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.metrics.BarographMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.Test;

/**
 * Names of stores and internal topics are where state lives: a new name starts from nothing.
 *
 * <p>To accept a new picture, print it with the command {@code topology} into {@code
 * src/test/resources/topology/topology.txt} and read the difference. Where a store, an internal
 * topic or a number of partitions changed, or the sub-topologies are cut anew, there are two safe
 * ways to deploy it: under a new application id, reading from the start of what is kept; or after
 * all instances are stopped, reset with {@code kafka-streams-application-reset}. A rolling update
 * is safe where only stateless nodes changed.
 */
class PictureTest {
  private final BarographMetrics metrics = new BarographMetrics(new SimpleMeterRegistry(), "");

  @Test
  void thePictureIsTheOneThatWasAccepted() throws IOException {
    assertThat(description(DrivenTopology.CLIENT)).isEqualTo(accepted());
  }

  @Test
  void everyNodeHasANameOfOurOwn() {
    assertThat(description(DrivenTopology.CLIENT)).doesNotContain("KSTREAM-", "KTABLE-");
  }

  @Test
  void thePictureDoesNotDependOnTheGuarantee() throws IOException {
    assertThat(
            description(
                Map.of(
                    "application.id",
                    "barograph",
                    "bootstrap.servers",
                    "none:9092",
                    "processing.guarantee",
                    "at_least_once")))
        .isEqualTo(accepted());
  }

  @Test
  void aRepartitionWithoutANameIsRefused() {
    Properties named = named();
    StreamsBuilder builder = BarographTopology.builder(named);
    builder.stream("lines", Consumed.with(Serdes.String(), Serdes.String()))
        .repartition()
        .to("again");

    assertThatThrownBy(() -> builder.build(named)).isInstanceOf(TopologyException.class);
  }

  @Test
  void aStoreWithoutANameIsRefused() {
    Properties named = named();
    StreamsBuilder builder = BarographTopology.builder(named);
    builder.stream("lines", Consumed.with(Serdes.String(), Serdes.String()))
        .groupByKey(Grouped.as("named"))
        .count()
        .toStream()
        .to("counts");

    assertThatThrownBy(() -> builder.build(named)).isInstanceOf(TopologyException.class);
  }

  @Test
  void aStoreAndARepartitionWithNamesAreNot() {
    Properties named = named();
    StreamsBuilder builder = BarographTopology.builder(named);
    builder.stream("lines", Consumed.with(Serdes.String(), Serdes.String()))
        .selectKey((key, value) -> value)
        .groupByKey(Grouped.as("named"))
        .count(Materialized.as("named"))
        .toStream()
        .to("counts");

    assertThat(builder.build(named).describe().toString()).contains("named");
  }

  private Properties named() {
    return BarographTopology.named(
        Analyzer.properties(DrivenTopology.CLIENT, DrivenTopology.OUTPUT, metrics));
  }

  private String description(Map<String, Object> client) {
    return Analyzer.describe(
        DrivenTopology.picture(metrics, new InstanceState(), 0),
        DrivenTopology.OUTPUT,
        client,
        metrics);
  }

  private static String accepted() throws IOException {
    try (InputStream picture =
        Objects.requireNonNull(PictureTest.class.getResourceAsStream("/topology/topology.txt"))) {
      return new String(picture.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
