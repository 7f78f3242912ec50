package io.barograph.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.docs.Repository;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

/** The compose file keeps its promises, and fits the files that it mounts. */
class ComposeFileTest {
  private static final ComposeFile SHIPPED = ComposeFile.shipped();

  private static final Pattern ADDRESS = Pattern.compile("\\b([a-z][a-z-]*):(\\d{4,5})\\b");

  @Test
  void nothingIsWrongWithIt() {
    assertThat(ComposeMistakes.in(SHIPPED)).isEmpty();
    assertThat(SHIPPED.names())
        .contains("kafka", "topics", "barograph", "fleet", "notify-alertmanager")
        .contains("prometheus", "alertmanager", "grafana");
  }

  @Test
  void plantedMistakesAreFound() {
    ComposeFile planted =
        ComposeFile.of(
            """
            services:
              db:
                image: postgres:latest
                environment: {POSTGRES_PASSWORD: postgres, HOME:}
                ports: ["5432:5432"]
                volumes: ["./nowhere:/x:ro", "../grafana:/y", "lost:/z"]
                depends_on: {topics: {condition: service_healthy}, nobody: {condition: service_healthy}}
            """);

    assertThat(ComposeMistakes.in(planted))
        .containsExactly(
            "db: open to others: 5432:5432",
            "db: not pinned: postgres:latest",
            "db: no health check",
            "db: nothing to mount read-only, nor a volume: ./nowhere:/x:ro",
            "db: nothing to mount read-only, nor a volume: ../grafana:/y",
            "db: nothing to mount read-only, nor a volume: lost:/z",
            "db: waits in vain: nobody service_healthy",
            "db: waits in vain: topics service_healthy",
            "db: more rights than it needs",
            "db: a secret: POSTGRES_PASSWORD");
  }

  @Test
  void kafkaIsConfiguredByNamesAndValuesThatItTakes() {
    Properties properties = new Properties();
    SHIPPED
        .service("kafka")
        .environment()
        .forEach(
            (variable, value) -> {
              if (!variable.equals("KAFKA_HEAP_OPTS")) {
                properties.put(propertyOf(variable), value);
              }
            });

    assertThat(KafkaConfig.configDef().names()).containsAll(properties.stringPropertyNames());
    KafkaConfig configuration = new KafkaConfig(properties, false);
    assertThat(configuration.processRoles().size()).isEqualTo(2);
    assertThat(configuration.effectiveAdvertisedBrokerListeners().size()).isEqualTo(2);
  }

  @Test
  void theImageOfKafkaIsOfTheVersionThatIsTestedHere() {
    String version =
        Pattern.compile("<kafka\\.version>(.*)</kafka\\.version>")
            .matcher(Repository.text("pom.xml"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining());

    assertThat(SHIPPED.service("kafka").image()).isEqualTo("apache/kafka:" + version);
    assertThat(ConsumerConfig.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .contains(version);
  }

  @Test
  void whereverAServiceIsAskedForItIsThere() {
    Map<String, Set<String>> asked = new TreeMap<>();
    asked.put("compose.yaml", addressesIn(SHIPPED.content().path("services").toString()));
    for (String file :
        Set.of(
            "deploy/prometheus/prometheus.yml",
            "grafana/provisioning/datasources/prometheus.yaml")) {
      asked.put(file, addressesIn(Repository.text(file)));
    }

    Set<String> ports =
        new TreeSet<>(
            Set.of("kafka:9093", "kafka:19092", "notify-alertmanager:9464", "notify-webhook:9464"));
    SHIPPED
        .services()
        .forEach(
            service ->
                service
                    .ports()
                    .forEach(
                        port -> ports.add(service.name() + port.substring(port.lastIndexOf(':')))));
    asked.forEach((file, addresses) -> assertThat(ports).as(file).containsAll(addresses));
    assertThat(asked.get("deploy/prometheus/prometheus.yml"))
        .contains("barograph:9464", "alertmanager:9093");
  }

  @Test
  void grafanaOpensWithADashboardThatIsThere() {
    ComposeService grafana = SHIPPED.service("grafana");
    String dashboards = "/var/lib/grafana/dashboards";
    Path home = Path.of(grafana.environment().get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"));

    assertThat(home.getParent()).hasToString(dashboards);
    assertThat(ComposeMistakes.inRepository("../grafana/dashboards").resolve(home.getFileName()))
        .exists();
    assertThat(Repository.text("grafana/provisioning/dashboards/barograph.yaml"))
        .contains("path: " + dashboards);
    assertThat(grafana.mounts()).contains("../grafana/dashboards:" + dashboards + ":ro");
  }

  @Test
  void everyFileOfItsProgramsIsWhereTheyLookForIt() {
    assertThat(SHIPPED.service("prometheus").command())
        .contains("--config.file=/etc/prometheus/prometheus.yml");
    assertThat(SHIPPED.service("alertmanager").command())
        .contains("--config.file=/etc/alertmanager/alertmanager.yml");
    for (String program : Set.of("prometheus", "alertmanager")) {
      assertThat(ComposeMistakes.inRepository(program).resolve(program + ".yml")).exists();
      assertThat(SHIPPED.service(program).mounts())
          .contains("./" + program + ":/etc/" + program + ":ro");
    }
  }

  /** As the image of Kafka reads its environment. */
  private static String propertyOf(String variable) {
    return variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Of services; those by which this machine is reached are left out. */
  private static Set<String> addressesIn(String text) {
    return ADDRESS
        .matcher(text)
        .results()
        .map(found -> found.group())
        .filter(address -> !address.startsWith("localhost:"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
