package io.barograph.shippers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.barograph.config.IdentitySettings;
import io.barograph.config.Settings;
import io.barograph.docs.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The configurations whose programs cannot be had here, read as their documentation has it: they
 * write to the topic that is read, and name user and host where the analyzer looks for them. A
 * record of each shape shows the line beside them.
 */
class ConfigurationShapesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final IdentitySettings IDENTITY = Settings.defaults().identity();

  @Test
  void vectorAddsTheUserToItsJson() {
    JsonNode configuration = yaml("vector/vector.yaml");
    JsonNode sink = configuration.at("/sinks/barograph");
    assertDestination(sink.path("bootstrap_servers").asText(), sink.path("topic").asText());
    assertThat(sink.at("/encoding/codec").asText()).isEqualTo("json");
    assertThat(sink.path("key_field").asText()).isEqualTo("user");
    assertThat(configuration.at("/transforms/whose/source").asText()).contains(".user = ");
    assertThat(sink.path("inputs")).extracting(JsonNode::asText).containsExactly("whose");

    assertShape("vector", "/message", "/user", "/host");
  }

  @Test
  void fluentBitAddsUserAndHostToItsJson() {
    JsonNode configuration = yaml("fluent-bit/fluent-bit.yaml");
    JsonNode output = configuration.at("/pipeline/outputs/0");
    assertDestination(output.path("brokers").asText(), output.path("topics").asText());
    assertThat(output.path("format").asText()).isEqualTo("json");
    assertThat(output.path("message_key_field").asText()).isEqualTo("user");
    JsonNode filters = configuration.at("/pipeline/filters");
    assertThat(filters.at("/0/key_name"))
        .isEqualTo(configuration.at("/pipeline/inputs/0/path_key"));
    assertThat(filters.at("/0/parser")).isEqualTo(configuration.at("/parsers/0/name"));
    assertThat(filters.at("/1/hostname_key").asText()).isEqualTo("host");
    assertThat(configuration.at("/parsers/0/regex").asText()).contains("(?<user>");

    assertShape("fluent-bit out_kafka", "/log", "/user", "/host");
  }

  @Test
  void filebeatSetsUserNameAndHostName() {
    JsonNode configuration = yaml("filebeat/filebeat.yml");
    JsonNode output = configuration.path("output.kafka");
    assertDestination(output.path("hosts").asText(), output.path("topic").asText());
    assertThat(output.path("key").asText()).isEqualTo("%{[user.name]}");
    JsonNode dissect = configuration.at("/processors/0/dissect");
    assertThat(dissect.path("field").asText()).isEqualTo("log.file.path");
    assertThat(dissect.path("target_prefix").asText()).isEqualTo("user");
    assertThat(dissect.path("tokenizer").asText()).endsWith("/%{name}.log");
    assertThat(configuration.at("/processors/1").has("add_host_metadata")).isTrue();

    assertShape("filebeat", "/message", "/user/name", "/host/name");
  }

  @Test
  void logstashSetsUserNameAndHostName() {
    String configuration = Repository.text("deploy/shippers/logstash/barograph.conf");
    assertDestination(
        setting(configuration, "bootstrap_servers"), setting(configuration, "topic_id"));
    assertThat(setting(configuration, "codec")).isEqualTo("json");
    assertThat(setting(configuration, "message_key")).isEqualTo("%{[user][name]}");
    assertThat(setting(configuration, "ecs_compatibility")).isEqualTo("v8");
    assertThat(configuration).contains("\"[log][file][path]\"").contains(":[user][name]}");

    // Its JSON codec writes the event as it is: Elastic's common schema, as from Filebeat.
    assertShape("filebeat", "/message", "/user/name", "/host/name");
  }

  @Test
  void theCollectorSetsUserNameAndHostNameOfTheResource() {
    JsonNode configuration = yaml("otel-collector/config.yaml");
    JsonNode exporter = configuration.at("/exporters/kafka");
    assertDestination(exporter.path("brokers").asText(), exporter.at("/logs/topic").asText());
    assertThat(exporter.at("/logs/encoding").asText()).isEqualTo("otlp_proto");
    assertThat(configuration.at("/receivers/filelog/operators/1/to").asText())
        .isEqualTo("resource[\"user.name\"]");
    assertThat(configuration.at("/processors/resourcedetection/detectors/0").asText())
        .isEqualTo("system");
    assertThat(configuration.at("/processors/resource~1user/attributes/0/key").asText())
        .isEqualTo("user.name");
    for (JsonNode pipeline : configuration.at("/service/pipelines")) {
      assertThat(pipeline.at("/exporters/0").asText()).isEqualTo("kafka");
      assertThat(pipeline.path("processors"))
          .allSatisfy(
              named -> assertThat(configuration.path("processors").has(named.asText())).isTrue());
      assertThat(pipeline.path("receivers"))
          .allSatisfy(
              named -> assertThat(configuration.path("receivers").has(named.asText())).isTrue());
    }

    assertThat(IDENTITY.user()).contains("otel:user.name");
    assertThat(IDENTITY.host()).contains("otel:host.name");
  }

  private static void assertDestination(String brokers, String topic) {
    assertThat(brokers).startsWith("${").contains("SHIPPER_BROKERS");
    assertThat(topic).isEqualTo(WatchedBroker.INPUT);
    assertThat(Settings.defaults().topics().input()).contains(topic);
  }

  /** The default places lead to user and host in a record that holds a line and both. */
  private static void assertShape(String shipper, String line, String user, String host) {
    assertThat(IDENTITY.user()).contains("json:" + user);
    assertThat(IDENTITY.host()).contains("json:" + host);
    assertThat(records(shipper))
        .anySatisfy(
            record -> {
              assertThat(record.at(line).asText()).isNotEmpty();
              assertThat(record.at(user).asText()).isEqualTo("alice");
              assertThat(record.at(host).asText()).isNotEmpty();
            });
  }

  /** The JSON values of a shipper's records. */
  private static List<JsonNode> records(String shipper) {
    return Repository.text("analyzer/src/test/resources/shippers/samples.jsonl")
        .lines()
        .map(ConfigurationShapesTest::json)
        .filter(sample -> sample.path("shipper").asText().equals(shipper))
        .map(sample -> sample.path("value").asText())
        .filter(value -> value.startsWith("{"))
        .map(ConfigurationShapesTest::json)
        .toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode yaml(String file) {
    try {
      return new YAMLMapper().readTree(Repository.text("deploy/shippers/" + file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value behind {@code name =>}. */
  private static String setting(String configuration, String name) {
    return configuration
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(name + " => "))
        .map(line -> line.substring(line.indexOf("=> ") + 3).replace("\"", ""))
        .findFirst()
        .orElseThrow();
  }
}
