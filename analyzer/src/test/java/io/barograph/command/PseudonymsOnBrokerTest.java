package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.UserId;
import io.barograph.event.EventType;
import io.barograph.ingest.Pseudonyms;
import io.barograph.topology.EventsOnBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People, planted in every part of a record while pseudonyms are on, and looked for everywhere. */
class PseudonymsOnBrokerTest {
  private static final String KEY = "Kz7-Pq2_Wv9.Tn4~Ys8+Lm3";
  private static final Pseudonyms PSEUDONYMS =
      Pseudonyms.keyed(KEY.getBytes(StandardCharsets.UTF_8));

  private static final String PROMPT = "Zeichne einen Reiher im Hagelsturm";
  private static final String USER = "wilhelmina-brombeer";
  private static final String MAIL = "quincunx.zwetschge@hagebutten.test";
  private static final String HOST = "quittenbaum-17";
  private static final String ACCOUNT = "7f3e0c1a-92bd-4d10-8a55-0be6f3d1c9e4";
  private static final String FILE = "/srv/schlehdorn/pastinake/hollerbusch.err";

  /** The people of the samples, under names that stand nowhere by chance. */
  private static final Map<String, String> RENAMED =
      Map.of("alice", "philippina-sanddorn", "devbox-7", "mispelstrauch-4");

  @TempDir Path directory;

  @Test
  void nobodyIsAnywhereAndOneUserIsOneUser() throws Exception {
    Path key = Files.writeString(directory.resolve("pseudonyms.key"), KEY + "\n");
    Planting planting = new Planting(WatchedAnalyzer.INPUT);
    plantPeople(planting);
    planting.prompt(PROMPT, Map.of("user", USER + "-2", "host", HOST));
    planting.unreadable(PROMPT + " by " + MAIL + " on " + HOST + " in " + FILE);
    planting.samples(RENAMED);
    RENAMED.values().forEach(planting.canaries::add);

    CanaryWatch.assertNowhere(
        directory,
        planting,
        Map.of("user", USER, "host", HOST),
        analyzer -> {
          planting.canaries.add(KEY);
          assertOneStormEach(analyzer);
          assertThat(usersOfLinesInAFile(analyzer))
              .containsExactly(PSEUDONYMS.user(new UserId(USER)).value());
          assertLettersAreEmpty(analyzer);
        },
        "privacy.pseudonym-key-file=" + key);
  }

  /** Turns of one user by three shippers, and of somebody of whom only the host is known. */
  private static void plantPeople(Planting planting) {
    List.of(USER, HOST, ACCOUNT, FILE, MAIL).forEach(planting.canaries::add);
    Map<String, String> headers =
        Map.of("user", USER, "host", HOST, "account", ACCOUNT, "file.path", FILE);
    Map<String, String> members =
        Map.of("user", USER, "host", HOST, "account", ACCOUNT, "file", FILE);
    planting.text(Planting.FAILED + "\n" + FILE, headers, USER);
    planting.pass(Duration.ofMinutes(1));
    planting.json(Planting.FAILED, members, Map.of("cwd", FILE, "mail", MAIL));
    planting.pass(Duration.ofMinutes(1));
    Map<String, String> attributes =
        Map.of(
            "user.name", USER,
            "host.name", HOST,
            "user.account_id", ACCOUNT,
            "log.file.path", FILE,
            "user.email", MAIL);
    planting.value(Telemetry.of(planting.time(), Planting.FAILED, attributes));
    planting.event("codex.auth_recovery", attributes);
    for (int turn = 0; turn < 3; turn++) {
      planting.pass(Duration.ofMinutes(1));
      String prefix = "<14>1 " + planting.time() + " " + HOST + " codex 42 - - ";
      planting.text(prefix + Planting.FAILED, Map.of(), HOST);
      planting.text(Planting.FAILED, Map.of("user", MAIL), MAIL);
      Map<String, String> account = Map.of("user.account_id", ACCOUNT);
      planting.value(Telemetry.of(planting.time(), Planting.FAILED, account));
    }
  }

  private static void assertOneStormEach(WatchedAnalyzer analyzer) throws Exception {
    String user = PSEUDONYMS.user(new UserId(USER)).value();
    String host = PSEUDONYMS.host(new HostId(HOST)).value();
    List<String> opened;
    try (EventsOnBroker storms = analyzer.read(WatchedAnalyzer.OUTPUT.storms())) {
      opened =
          storms
              .events()
              .filter(event -> event.type().equals(EventType.STORM_OPENED))
              .map(event -> event.data().path("user").asText())
              .sorted()
              .toList();
    }
    assertThat(opened).containsOnlyOnce(user, "host:" + host);
    assertThat(opened)
        .allMatch(name -> name.matches("(account:a|host:h|u)-[a-z2-7]{20}|unknown"))
        .anyMatch(name -> name.startsWith("account:a-"));
    // The samples of shippers lie minutes out of order, so their storms may differ in a replay.
    assertThat(openedIn(CanaryWatch.printed(analyzer, "replay"))).contains(user, "host:" + host);
  }

  private Set<String> usersOfLinesInAFile(WatchedAnalyzer analyzer) throws Exception {
    Planting alone = new Planting(WatchedAnalyzer.INPUT);
    for (int turn = 0; turn < 3; turn++) {
      alone.json(Planting.FAILED, Map.of("user", USER, "session", "run-" + turn), Map.of());
    }
    List<String> lines =
        alone.records().stream()
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .toList();
    Path file = Files.write(directory.resolve("lines.jsonl"), lines);
    return openedIn(
        Typed.type("replay", "--config", analyzer.configuration(), file.toString()).out());
  }

  private static void assertLettersAreEmpty(WatchedAnalyzer analyzer) {
    try (EventsOnBroker letters = analyzer.read(WatchedAnalyzer.OUTPUT.deadLetters())) {
      assertThat(letters.records())
          .isNotEmpty()
          .allSatisfy(letter -> assertThat(letter.value()).isEmpty());
    }
  }

  private static Set<String> openedIn(String printed) {
    Set<String> users = new TreeSet<>();
    printed
        .lines()
        .filter(line -> line.contains("\"type\":\"" + EventType.STORM_OPENED + "\""))
        .forEach(line -> users.add(line.replaceAll(".*\"partitionkey\":\"([^\"]*)\".*", "$1")));
    return users;
  }
}
