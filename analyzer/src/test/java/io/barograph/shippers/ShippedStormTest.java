package io.barograph.shippers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.docs.Repository;
import io.barograph.topology.EventsOnBroker;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.apache.kafka.connect.file.FileStreamSourceConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real shippers carry three failing runs of the CLI to a broker; each ends as one storm. */
class ShippedStormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SHIPPERS = Repository.ROOT.resolve("deploy/shippers");

  @TempDir static Path analyzerDirectory;
  private static WatchedBroker broker;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    broker = WatchedBroker.start(analyzerDirectory);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void theWrapperShipsWhatTheCommandWritesToStderr() throws Exception {
    Installed.program("kcat", "kcat");
    Path recording = directory.resolve("recording");
    List<ConsumerRecord<byte[], byte[]>> records =
        ship(
            "kim",
            run -> {
              Files.writeString(recording, run);
              assertThat(wrapped("kim", "laptop-1", "cat " + recording + " >&2").awaitEnd())
                  .isZero();
            });

    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(EventsOnBroker.header(record, "user")).isEqualTo("kim");
              assertThat(EventsOnBroker.header(record, "host")).isEqualTo("laptop-1");
              assertThat(EventsOnBroker.header(record, "pid")).containsOnlyDigits();
            });
    assertOneStorm("kim", "laptop-1");
  }

  @Test
  void theWrapperShipsALineWhileTheCommandStillRuns() throws Exception {
    Installed.program("kcat", "kcat");
    try (ChildProcess running = wrapped("una", "laptop-2", "echo hm >&2; read -r enough")) {
      assertThat(broker.awaitRecords("una", 1))
          .extracting(ShippedStormTest::text)
          .containsOnly("hm");
      running.type("enough\n");
      running.awaitEnd();
    }
  }

  @Test
  void rsyslogShipsFilesOfUsers() throws Exception {
    Path program = Installed.program("rsyslogd", "rsyslog, rsyslog-kafka");
    Path logs = Files.createDirectory(directory.resolve("logs"));
    Path configuration = directory.resolve("rsyslog.conf");
    Files.writeString(
        configuration,
        """
        global(workDirectory="%s")
        include(file="%s")
        """
            .formatted(directory, SHIPPERS.resolve("rsyslog/barograph.conf")));
    List<String> command =
        List.of(
            program.toString(),
            "-n",
            "-f",
            configuration.toString(),
            "-i",
            directory.resolve("pid").toString());
    try (ChildProcess shipper = ChildProcess.start(directory, environment(logs), command)) {
      assertOneStormFrom(shipper, logs, "dana", Installed.machine());
    }
  }

  @Test
  void syslogNgShipsFilesOfUsers() throws Exception {
    Path root = Installed.syslogNg();
    Path logs = Files.createDirectory(directory.resolve("logs"));
    Path configuration = directory.resolve("syslog-ng.conf");
    Files.writeString(
        configuration,
        """
        @version: 3.38
        @include "%s"
        """
            .formatted(SHIPPERS.resolve("syslog-ng/barograph.conf")));
    List<String> command =
        List.of(
            root.resolve("usr/sbin/syslog-ng").toString(),
            "--foreground",
            "--cfgfile=" + configuration,
            "--module-path=" + Installed.directoriesWith(root, "libkafka.so"),
            "--persist-file=" + directory.resolve("persist"),
            "--control=" + directory.resolve("control"),
            "--pidfile=" + directory.resolve("pid"));
    Map<String, String> environment = environment(logs);
    environment.put("LD_LIBRARY_PATH", Installed.directoriesWith(root, "*.so.*"));
    try (ChildProcess shipper = ChildProcess.start(directory, environment, command)) {
      assertOneStormFrom(shipper, logs, "erin", Installed.machine());
    }
  }

  @Test
  void kafkaConnectShipsTheFileOfAUser() throws Exception {
    Path logs = Files.createDirectory(directory.resolve("logs"));
    Path worker = directory.resolve("worker.properties");
    Path plugin = jarOf(FileStreamSourceConnector.class);
    Files.writeString(
        worker,
        Files.readString(SHIPPERS.resolve("kafka-connect/worker.properties"))
            .replace("plugin.path=/opt/kafka/libs", "plugin.path=" + plugin));
    Map<String, String> environment = environment(logs);
    environment.put("SHIPPER_OFFSETS", directory.resolve("offsets").toString());
    environment.put("SHIPPER_LOG", logs.resolve("cora.log").toString());
    environment.put("SHIPPER_USER", "cora");
    environment.put("SHIPPER_HOST", "laptop-3");
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).equals(plugin))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            ConnectStandalone.class.getName(),
            worker.toString(),
            SHIPPERS.resolve("kafka-connect/codex-stderr.properties").toString());
    try (ChildProcess shipper = ChildProcess.start(directory, environment, command)) {
      assertOneStormFrom(shipper, logs, "cora", "laptop-3");
    }
  }

  private interface Play {
    void play(String run) throws Exception;
  }

  /** Plays three runs one after the other; what was shipped holds their lines, in order. */
  private static List<ConsumerRecord<byte[], byte[]>> ship(String user, Play play)
      throws Exception {
    List<String> lines = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> records = List.of();
    for (String recording : List.of("refresh401", "expired", "revoked")) {
      String run =
          Repository.text("analyzer/src/test/resources/captures/0.34.0/" + recording + ".log");
      play.play(run);
      run.lines().filter(line -> !line.isEmpty()).forEach(lines::add);
      records = broker.awaitRecords(user, lines.size());
    }
    assertThat(records).extracting(ShippedStormTest::text).isEqualTo(lines);
    return records;
  }

  private static void assertOneStormFrom(ChildProcess shipper, Path logs, String user, String host)
      throws Exception {
    Path log = logs.resolve(user + ".log");
    Files.createFile(log);
    List<ConsumerRecord<byte[], byte[]>> records =
        ship(
            user,
            run -> {
              assertThat(shipper.runs()).as(shipper::err).isTrue();
              Files.writeString(log, run, StandardOpenOption.APPEND);
            });
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(json(record).path("user").asText()).isEqualTo(user);
              assertThat(json(record).path("host").asText()).isEqualToIgnoringCase(host);
            });
    assertOneStorm(user, host);
  }

  private static void assertOneStorm(String user, String host) throws Exception {
    assertThat(broker.stormsOf(user))
        .singleElement()
        .satisfies(
            storm -> {
              assertThat(storm.data().path("hosts"))
                  .singleElement()
                  .satisfies(on -> assertThat(on.asText()).isEqualToIgnoringCase(host));
              assertThat(storm.data().path("failedSequences").asInt()).isEqualTo(3);
            });
    assertThat(broker.deadLetters()).isZero();
  }

  private ChildProcess wrapped(String user, String host, String command) throws IOException {
    Map<String, String> environment = environment(directory);
    environment.put("SHIPPER_USER", user);
    environment.put("SHIPPER_HOST", host);
    return ChildProcess.start(
        directory,
        environment,
        List.of(SHIPPERS.resolve("kcat/codex-to-kafka").toString(), "sh", "-c", command));
  }

  private static Map<String, String> environment(Path logs) {
    return new HashMap<>(
        Map.of("SHIPPER_BROKERS", broker.bootstrapServers(), "SHIPPER_LOGS", logs.toString()));
  }

  /** The line in a record: its text, or a member of its JSON. */
  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return EventsOnBroker.header(record, "user").isEmpty()
        ? json(record).path("line").asText()
        : new String(record.value(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
    try {
      return JSON.readTree(record.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
