package io.barograph.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {
  @Test
  void theyComeToKafkaWithoutThePrefix() {
    Settings settings =
        Settings.load(
            null,
            Map.of("BAROGRAPH_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL"),
            Map.of("kafka.client.ssl.truststore.location", "/etc/trust.p12"));

    assertThat(settings.kafka().client())
        .containsOnly(
            Map.entry("security.protocol", "SSL"),
            Map.entry("ssl.truststore.location", "/etc/trust.p12"));
  }

  @Test
  void anEmptyValueIsOneToo() {
    Settings settings =
        Settings.load(
            null, Map.of(), Map.of("kafka.client.ssl.endpoint.identification.algorithm", ""));

    assertThat(settings.kafka().client())
        .containsEntry("ssl.endpoint.identification.algorithm", "");
  }

  @Test
  void whatHasAKeyOfItsOwnIsRefusedWithThatKey() {
    assertThatThrownBy(
            () ->
                Settings.load(
                    null, Map.of(), Map.of("kafka.client.bootstrap.servers", "elsewhere:9092")))
        .hasMessage(
            "kafka.client.bootstrap.servers must be set as kafka.bootstrap-servers but was"
                + " elsewhere:9092 (from the command line)");
  }

  @Test
  void thePrefixAloneIsNoSetting() {
    assertThatThrownBy(() -> Settings.load(null, Map.of(), Map.of("kafka.client.", "x")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("kafka.client. is not a setting");
  }

  @Test
  void secretsAreNeverShown() {
    Settings settings =
        Settings.load(
            null,
            Map.of("BAROGRAPH_KAFKA_CLIENT_SSL_KEY_PASSWORD", "hunter2"),
            Map.of(
                "kafka.client.sasl.jaas.config", "module required password=\"hunter2\";",
                "kafka.client.ssl.keystore.key", "hunter2",
                "kafka.client.client.id", "barograph-1"));

    assertThat(settings.kafka().client()).containsEntry("ssl.key.password", "hunter2");
    assertThat(settings.toString())
        .doesNotContain("hunter2")
        .contains("sasl.jaas.config=***")
        .contains("client.id=barograph-1");
  }

  @Test
  void aMisspeltKeyShowsNoValue() {
    assertThatThrownBy(
            () -> Settings.load(null, Map.of(), Map.of("kafka.clients.ssl.password", "hunter2")))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void whatIsGivenButNotYetReadShowsNoValue() {
    assertThat(new Given("hunter2", Origin.COMMAND_LINE).toString()).doesNotContain("hunter2");
  }
}
