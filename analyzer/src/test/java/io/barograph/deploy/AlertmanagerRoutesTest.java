package io.barograph.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.docs.Repository;
import io.barograph.prometheus.AlertmanagerServer;
import io.barograph.shippers.ChildProcess;
import io.barograph.shippers.Installed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told of what, by Alertmanager's own tool and by an Alertmanager that runs. */
class AlertmanagerRoutesTest {
  private static final Path CONFIGURATION =
      Repository.ROOT.resolve("deploy/alertmanager/alertmanager.yml");

  private static final String ALERTS =
      """
      [{"labels": {"alertname": "%s", "severity": "critical", "job": "barograph"}},
       {"labels": {"alertname": "BarographStorm", "user": "dana", "severity": "warning"}},
       {"labels": {"alertname": "BarographStormsRising", "severity": "warning"}},
       {"labels": {"alertname": "BarographDeadLetters", "severity": "warning"}}]
      """;

  @TempDir Path directory;

  @Test
  void theToolFindsNothingWrongWithIt() throws Exception {
    assertThat(amtool("check-config", CONFIGURATION.toString())).contains("SUCCESS");
  }

  @ParameterizedTest
  @CsvSource({
    "alertname=BarographStorm user=dana severity=warning, help-desk",
    "alertname=BarographStorm user=dana severity=info, help-desk",
    "alertname=BarographFleetIncident severity=critical, on-call",
    "alertname=BarographLagging severity=warning, team",
    "alertname=SomebodyElses severity=info, nobody",
  })
  void eachAlertGoesToWhomItConcerns(String labels, String receiver) throws Exception {
    List<String> typed =
        new ArrayList<>(List.of("config", "routes", "test", "--config.file=" + CONFIGURATION));
    typed.addAll(List.of(labels.split(" ", -1)));

    assertThat(amtool(typed.toArray(String[]::new)).strip()).isEqualTo(receiver);
  }

  @Test
  void anIncidentOfTheFleetSilencesTheStormsOfItsUsersAndNothingElse() throws Exception {
    assertThat(silencedBy("BarographFleetIncident"))
        .containsExactlyInAnyOrder("BarographStorm", "BarographStormsRising");
  }

  @Test
  void whereNothingRunsOnlyThatIsTold() throws Exception {
    assertThat(silencedBy("BarographDown"))
        .containsExactlyInAnyOrder("BarographStormsRising", "BarographDeadLetters");
  }

  @Test
  void anotherCriticalAlertSilencesNothing() throws Exception {
    assertThat(silencedBy("BarographDetectionSlow")).isEmpty();
  }

  @Test
  void everyAlertThatInhibitsIsOneOfTheRules() {
    String rules = Repository.text("deploy/prometheus/rules/barograph.alerts.yml");

    assertThat(rules)
        .contains("alert: BarographFleetIncident\n")
        .contains("alert: BarographStormsRising\n")
        .contains("alert: BarographDown\n");
  }

  /** What of the alerts is silent while this one stands. */
  private List<String> silencedBy(String critical) throws Exception {
    try (AlertmanagerServer alertmanager = AlertmanagerServer.start(directory, CONFIGURATION)) {
      post(alertmanager.address().resolve("/api/v2/alerts"), ALERTS.formatted(critical));
      List<JsonNode> alerts =
          await()
              .atMost(Duration.ofSeconds(20))
              .until(
                  () -> stream(alertmanager.alerts()).toList(),
                  held ->
                      held.size() == 4
                          && held.stream().noneMatch(a -> state(a).equals("unprocessed")));
      return alerts.stream()
          .filter(alert -> state(alert).equals("suppressed"))
          .map(alert -> alert.at("/labels/alertname").asText())
          .toList();
    }
  }

  private static String state(JsonNode alert) {
    return alert.at("/status/state").asText();
  }

  private static void post(URI address, String alerts) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(alerts))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private String amtool(String... arguments) throws Exception {
    Path program = Installed.program("amtool", "prometheus-alertmanager");
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    try (ChildProcess tool = ChildProcess.start(directory, Map.of(), command)) {
      assertThat(tool.awaitEnd()).as(tool.err()).isZero();
      return tool.out();
    }
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
