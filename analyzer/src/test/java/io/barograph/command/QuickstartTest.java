package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.Barograph;
import io.barograph.config.SettingDescription;
import io.barograph.config.Settings;
import io.barograph.deploy.ComposeFile;
import io.barograph.deploy.ComposeService;
import io.barograph.docs.Repository;
import io.barograph.embedded.EmbeddedBroker;
import io.barograph.prometheus.AlertmanagerServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.UnmatchedArgumentException;

/** What deploy/compose.yaml starts of ours can be started so, and works together. */
class QuickstartTest {
  private static final ComposeFile COMPOSE = ComposeFile.shipped();

  @TempDir Path directory;

  @Test
  void everyCommandOfTheComposeFileCanBeTyped() {
    List<List<String>> commands =
        COMPOSE.services().stream()
            .filter(ComposeService::isOurs)
            .map(ComposeService::command)
            .toList();

    assertThat(commands).hasSize(5);
    commands.forEach(
        command -> Barograph.commands().commandLine().parseArgs(command.toArray(String[]::new)));
    assertThatThrownBy(
            () -> Barograph.commands().commandLine().parseArgs("simulate", "--play-back"))
        .isInstanceOf(UnmatchedArgumentException.class);
  }

  @Test
  void everyVariableOfTheComposeFileIsASettingAndHasAValueThatItTakes() {
    for (ComposeService service : COMPOSE.services()) {
      if (service.isOurs()) {
        assertThat(Settings.describe())
            .extracting(SettingDescription::variable)
            .containsAll(service.variables());
        Settings.load(null, service.environment(), Map.of());
      }
    }
  }

  @Test
  void theSameProcessesTellAlertmanagerOfAStorm() throws Exception {
    Path routes = Repository.ROOT.resolve("deploy/alertmanager/alertmanager.yml");
    try (AlertmanagerServer alertmanager = AlertmanagerServer.start(directory, routes);
        EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
      Map<String, String> here =
          Map.of(
              "kafka.bootstrap-servers", broker.bootstrapServers(),
              "notify.alertmanager", alertmanager.address().toString(),
              "kafka.state-dir", directory.resolve("state").toString());
      String servers = "--bootstrap-servers=" + broker.bootstrapServers();
      try (Child topics = start("topics", here)) {
        assertThat(topics.awaitEnd(Duration.ofSeconds(40))).as(topics.err()).isZero();
      }
      try (Child analyzer = start("barograph", here, "--port=0");
          Child bridge = start("notify-alertmanager", here, "--port=0")) {
        analyzer.awaitErr("health at (\\S+)\n");
        bridge.awaitErr("health at (\\S+)\n");
        // Event time may run ahead of the clock by less than an hour; the first storms are near.
        try (Child fleet = start("fleet", here, servers, "--speed=20", "--noise=0.5")) {
          JsonNode storm =
              await("the first storm")
                  .atMost(Duration.ofMinutes(3))
                  .until(() -> alertmanager.alerts().path(0), alert -> !alert.isMissingNode());

          assertThat(storm.at("/labels/alertname").asText())
              .as(fleet.err())
              .isEqualTo("BarographStorm");
          assertThat(storm.at("/labels/user").asText()).isNotEmpty();
          assertThat(storm.at("/receivers/0/name").asText()).isEqualTo("help-desk");
        }
      }
    }
  }

  /**
   * Starts a service of the compose file.
   *
   * @param here settings that differ on this machine, as other names and ports do
   * @param options as {@code --port=0}, instead of those of the same name
   */
  private Child start(String name, Map<String, String> here, String... options) throws Exception {
    ComposeService service = COMPOSE.service(name);
    List<String> typed = new ArrayList<>(service.command());
    for (String option : options) {
      String start = option.substring(0, option.indexOf('=') + 1);
      typed.removeIf(word -> word.startsWith(start));
      typed.add(option);
    }
    Map<String, String> settings = new HashMap<>();
    service.environment().forEach((variable, value) -> settings.put(keyOf(variable), value));
    settings.putAll(here);
    settings.forEach((key, value) -> Collections.addAll(typed, "--set", key + "=" + value));
    return Child.start(directory, typed.toArray(String[]::new));
  }

  private static String keyOf(String variable) {
    return Settings.describe().stream()
        .filter(setting -> setting.variable().equals(variable))
        .map(SettingDescription::key)
        .findFirst()
        .orElseThrow();
  }
}
