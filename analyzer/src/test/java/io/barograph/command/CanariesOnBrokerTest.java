package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.config.Settings;
import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.Dialects;
import io.barograph.core.dialect.HostPrefix;
import io.barograph.core.dialect.Reading;
import io.barograph.core.signal.Remedies;
import io.barograph.ingest.Recognisers;
import io.barograph.ingest.SecretsAtRandom;
import io.barograph.ingest.SecretsAtRandom.Secret;
import io.barograph.metrics.BarographMetrics;
import io.barograph.topology.Analyzer;
import io.barograph.topology.BarographTopology;
import io.barograph.topology.InstanceState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and prompts, planted in every part of a record, and looked for everywhere. */
class CanariesOnBrokerTest {
  private static final Map<String, String> ANN = Map.of("user", "ann", "host", "desktop");
  private static final String MAIL = "quincunx.zwetschge@hagebutten.test";
  private static final String INSIDE = "barograph-signals-by-user-repartition";

  @TempDir Path directory;

  @Test
  void noSecretAndNoPromptIsAnywhere() throws Exception {
    Planting planting = new Planting(WatchedAnalyzer.INPUT);
    plantSecrets(planting);
    planting.prompt("Zeichne einen Reiher im Hagelsturm", ANN);
    planting.samples(Map.of());
    planting.wave(new SecretsAtRandom(5).webToken());

    CanaryWatch.assertNowhere(directory, planting, ANN, analyzer -> {});
  }

  /** Kafka Streams and our handlers of faults have the whole record in their hands. */
  @Test
  void aRecordThatFailsInsideIsNotToldInTheLog() throws Exception {
    Planting planting = new Planting(INSIDE);
    String secret = planting.canaries.add(new SecretsAtRandom(7).webToken().secret());
    // Of a newer version; cut; and of no form at all.
    for (String first : List.of("\t", "\1\0\5input", "")) {
      planting.text(first + secret, Map.of("x-note", secret), secret);
    }
    Traces traces = new Traces(planting.canaries);
    try (Overheard overheard = new Overheard();
        WatchedAnalyzer analyzer = new WatchedAnalyzer(directory)) {
      analyzer.awaitReady();
      analyzer.ship(planting.records());
      CanaryWatch.awaitRecords(analyzer, WatchedAnalyzer.OUTPUT.deadLetters(), 3);
      traces.lookAtPages(analyzer.address());
      analyzer.stop();
      traces.lookAtTopics(analyzer.bootstrapServers(), Set.of(INSIDE));
      assertThat(overheard.logged()).contains("A record failed with");
      traces.look("log", overheard.logged());
      traces.look("console", overheard.printed());
    }
    assertThat(traces.found()).isEmpty();
  }

  @Test
  void aDefectThatQuotesItsLineIsNotQuotedInTheLog() throws Exception {
    Planting planting = new Planting(WatchedAnalyzer.INPUT);
    Secret secret = new SecretsAtRandom(8).webToken();
    planting.turn(secret, ANN);
    Traces traces = new Traces(planting.canaries);
    try (Overheard overheard = new Overheard();
        WatchedAnalyzer analyzer = new WatchedAnalyzer(directory);
        Analyzer defective = defective(analyzer)) {
      defective.start();
      analyzer.ship(planting.records());
      CanaryWatch.awaitRecords(analyzer, WatchedAnalyzer.OUTPUT.deadLetters(), 4);
      traces.lookAtTopics(analyzer.bootstrapServers(), Set.of(WatchedAnalyzer.INPUT));
      assertThat(overheard.logged()).contains("A record failed with");
      traces.look("log", overheard.logged());
      traces.look("console", overheard.printed());
    }
    assertThat(traces.found()).isEmpty();
  }

  private Analyzer defective(WatchedAnalyzer beside) {
    Dialect codex =
        Dialects.ALL.stream()
            .filter(known -> known.cli().equals("codex"))
            .findFirst()
            .orElseThrow();
    Settings settings =
        Settings.load(
            Path.of(beside.configuration()),
            Map.of(),
            Map.of(
                "kafka.application-id",
                "defective",
                "kafka.state-dir",
                directory.resolve("defective").toString()));
    Assembly parts = new Assembly(settings);
    BarographMetrics metrics = new BarographMetrics(new SimpleMeterRegistry(), "test");
    BarographTopology picture =
        new BarographTopology(
            parts.input(),
            parts.output(),
            parts.carriage(Set.of()),
            Recognisers.of(List.of(new Quoting(codex))),
            parts.stages(List.of()),
            parts.events(),
            metrics,
            new InstanceState());
    return new Analyzer(picture, parts.output(), parts.streams(), metrics);
  }

  private static void plantSecrets(Planting planting) {
    for (int seed = 0; seed < 3; seed++) {
      SecretsAtRandom secrets = new SecretsAtRandom(seed);
      int number = 0;
      for (Secret secret : secrets.oneOfEach()) {
        String session = "run-" + seed + "-" + number++;
        planting.turn(secret, Map.of("user", "ann", "host", "desktop", "session", session));
        planting.unreadable(secret.text());
      }
      for (int i = 0; i < 10; i++) {
        planting.names(secrets.webToken());
        planting.names(secrets.prefixed());
      }
    }
    Secret mail = new Secret("write to " + MAIL + ", please", MAIL);
    planting.turn(mail, Map.of("user", "ann", "host", "desktop"));
    planting.unreadable(mail.text());
  }

  /** Fails on each line, and says why. */
  private record Quoting(Dialect real) implements Dialect {
    @Override
    public String cli() {
      return real.cli();
    }

    @Override
    public Remedies remedies() {
      return real.remedies();
    }

    @Override
    public Set<String> needles() {
      return real.needles();
    }

    @Override
    public Set<String> wholeLines() {
      return real.wholeLines();
    }

    @Override
    public @Nullable Reading read(HostPrefix line) {
      throw new IllegalStateException("cannot read " + line.body());
    }
  }
}
