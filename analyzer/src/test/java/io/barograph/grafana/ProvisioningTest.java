package io.barograph.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.docs.Repository;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What Grafana reads at its start. */
class ProvisioningTest {
  private static final JsonNode SOURCE =
      yaml("grafana/provisioning/datasources/prometheus.yaml").path("datasources").get(0);

  private static final JsonNode PROVIDER =
      yaml("grafana/provisioning/dashboards/barograph.yaml").path("providers").get(0);

  @Test
  void theDataSourceIsTheOneThatDashboardsStartWith() {
    assertThat(SOURCE.path("uid").asText()).isEqualTo("prometheus");
    assertThat(SOURCE.path("type").asText()).isEqualTo("prometheus");
    for (Dashboard board : Dashboard.all()) {
      assertThat(board.variable("datasource").at("/current/value").asText())
          .as(board.name())
          .isEqualTo(SOURCE.path("uid").asText());
    }
  }

  @Test
  void itsIntervalIsThatOfTheScrapes() {
    String scrapes =
        yaml("deploy/prometheus/prometheus.yml").at("/global/scrape_interval").asText();

    assertThat(SOURCE.at("/jsonData/timeInterval").asText()).isEqualTo(scrapes);
  }

  /** Grafana puts the environment in place of a dollar; two of them are one. */
  @Test
  void anExemplarLeadsToItsStorm() {
    JsonNode link = SOURCE.at("/jsonData/exemplarTraceIdDestinations/0");

    assertThat(link.path("name").asText()).isEqualTo("trace_id");
    assertThat(link.path("url").asText())
        .isEqualTo("http://127.0.0.1:9464/api/v1/storms/$${__value.raw}");
  }

  @Test
  void theDashboardsAreReadFromWhereTheyAreMountedAndCannotBeChangedThere() {
    assertThat(PROVIDER.path("type").asText()).isEqualTo("file");
    assertThat(PROVIDER.at("/options/path").asText()).isEqualTo("/var/lib/grafana/dashboards");
    assertThat(PROVIDER.path("allowUiUpdates").asBoolean(true)).isFalse();
    assertThat(Repository.text("grafana/README.md"))
        .contains(PROVIDER.at("/options/path").asText(), "/etc/grafana/provisioning");
  }

  @Test
  void theReadmeTellsOfEveryDashboardAndItsPicture() {
    String readme = Repository.text("grafana/README.md");
    for (Dashboard board : Dashboard.all()) {
      assertThat(readme).contains("dashboards/" + board.name() + ".json");
      assertThat(readme).contains("preview/" + board.name() + ".png");
    }
  }

  private static JsonNode yaml(String path) {
    Object document = new Yaml().load(Repository.text(path));
    return new ObjectMapper().valueToTree(document);
  }
}
