package io.barograph.board;

import static io.barograph.board.Telling.START;
import static io.barograph.board.Telling.advised;
import static io.barograph.board.Telling.calmed;
import static io.barograph.board.Telling.escalated;
import static io.barograph.board.Telling.failed;
import static io.barograph.board.Telling.incident;
import static io.barograph.board.Telling.opened;
import static io.barograph.board.Telling.over;
import static io.barograph.board.Telling.sequence;
import static io.barograph.board.Telling.simulated;
import static io.barograph.board.Telling.stands;
import static io.barograph.board.Telling.stormId;
import static io.barograph.board.Telling.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.event.EventType;
import io.barograph.event.SchemaCheck;
import io.barograph.feed.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTest {
  private static final Duration FOUR = Duration.ofMinutes(4);
  private static final Duration TEN = Duration.ofMinutes(10);

  private final Board board = new Board("run");

  @Test
  void anOpenStormStandsAsItsRowSaysUntilTheRowIsGone() {
    tell(stands("dana", START, null));

    OpenCase open = board.overview().open().get(0);
    assertThat(open.storm().storm().hosts()).containsExactly("dana-laptop");
    assertThat(open.storm().advice()).isEqualTo("sign_in_again");
    assertThat(open.storm().judgement().causes().get(0).evidenceFor())
        .containsExactly("The CLI says that its refresh token was revoked.");
    assertThat(board.story("dana").open()).containsExactly(open);
    assertThat(board.story("lee").tells()).isFalse();

    tell(over("dana"));
    assertThat(board.overview().open()).isEmpty();
  }

  @Test
  void whatIsShownIsWrittenAsTheSchemasSay() {
    tell(stands("dana", START, null), advised("dana", START, FOUR, 1, "sign_in_again"));
    tell(withdrawn("dana", START, FOUR, TEN, "recovered", "worked"));

    JsonNode open = Reading.JSON.valueToTree(board.overview()).path("open").path(0);
    SchemaCheck.assertValid("storm-state", open.path("storm"));
    JsonNode tried = open.path("advice").path(0);
    SchemaCheck.assertValid(EventType.REMEDIATION_ADVISED, tried.path("advice"));
    SchemaCheck.assertValid(EventType.REMEDIATION_WITHDRAWN, tried.path("withdrawal"));
    assertThat(tried.path("result").asText()).isEqualTo("worked");
  }

  @Test
  void aStormWhoseCalmIsKnownIsOverThoughItsRowStillStands() {
    tell(stands("dana", START, null), calmed("dana", START, TEN, "recovered"));

    assertThat(board.overview().open()).isEmpty();
    assertThat(board.overview().calmed())
        .singleElement()
        .satisfies(one -> assertThat(one.storm().decided().how()).isEqualTo("recovered"));

    tell(stands("dana", START.plus(TEN), null));
    assertThat(board.overview().open()).hasSize(1);
  }

  @Test
  void ofEachAdviceItIsKnownWhatCameOfIt() {
    tell(stands("dana", START, null), advised("dana", START, FOUR, 1, "sign_in_again"));
    assertThat(results("dana")).containsExactly(Tried.Result.HOLDS);

    tell(advised("dana", START, Duration.ofMinutes(34), 2, "reset_local_state"));
    assertThat(results("dana")).containsExactly(Tried.Result.DID_NOT_HELP, Tried.Result.HOLDS);

    tell(stands("lee", START, null), advised("lee", START, FOUR, 1, "sign_in_again"));
    tell(withdrawn("lee", START, FOUR, TEN, "incident_opened", "unknown"));
    assertThat(results("lee")).containsExactly(Tried.Result.UNKNOWN);

    tell(calmed("mia", START, TEN, "stale"), advised("mia", START, FOUR, 1, "sign_in_again"));
    assertThat(board.overview().calmed().get(0).advice())
        .extracting(Tried::result)
        .containsExactly(Tried.Result.UNKNOWN);
  }

  @Test
  void anIncidentIsOpenUntilItsEndIsTold() {
    tell(incident("in_1", START, null), incident("in_2", START.plus(TEN), null));
    assertThat(board.overview().openIncidents()).isEqualTo(2);

    tell(incident("in_1", START, START.plus(TEN)));
    assertThat(board.overview().incidents())
        .extracting(one -> one.incident().incidentId() + " " + one.isOpen())
        .containsExactly("in_2 true", "in_1 false");
  }

  @Test
  void whatADryRunTellsIsMarkedAndReplacesNothing() {
    tell(opened("dana", START), simulated(opened("dana", START)));
    tell(simulated(opened("lee", START)));
    tell(stands("dana", START, null), stands("lee", START, null));

    assertThat(board.story("dana").entries())
        .extracting(Entry::simulated)
        .containsExactly(false, true);
    assertThat(board.overview().open())
        .extracting(one -> one.storm().storm().user() + " " + one.simulated())
        .containsExactlyInAnyOrder("dana false", "lee true");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void inAnyOrderAndWithRepeatsTheSameIsTold(long seed) {
    List<Told> told = aDay();
    told.forEach(board::told);
    List<Told> events = new ArrayList<>(told);
    events.removeIf(one -> !(one instanceof Told.Happened));
    events.addAll(List.copyOf(events));
    Collections.shuffle(events, new Random(seed));
    Board other = new Board("run");
    List<Told> rows = told.stream().filter(one -> !(one instanceof Told.Happened)).toList();
    int middle = new Random(seed).nextInt(events.size());
    events.subList(0, middle).forEach(other::told);
    // The rows of one login come in their order.
    rows.forEach(other::told);
    events.subList(middle, events.size()).forEach(other::told);

    assertThat(seen(other)).isEqualTo(seen(board));
    Version version = other.version();
    events.forEach(other::told);
    assertThat(other.version()).isEqualTo(version);
  }

  @Test
  void theNewestOfOneUserStayAndWhatComesSeldomIsNotPushedOut() {
    tell(opened("dana", START), advised("dana", START, FOUR, 1, "sign_in_again"));
    for (int i = 4; i < 300; i++) {
      tell(escalated("dana", START, i), failed("dana", "h", START.plusSeconds(60L * i)));
    }

    List<Entry> entries = board.story("dana").entries();
    assertThat(entries).hasSize(2 + Board.OFTEN_OF_ONE);
    assertThat(entries.get(1).tale()).isInstanceOf(Advice.class);
    assertThat(entries.get(entries.size() - 1).time()).isEqualTo(START.plusSeconds(60L * 299));
  }

  @Test
  void theNewestOverAllStay() {
    int each = 50;
    int users = Board.OFTEN_OF_ALL / each + 20;
    for (int user = 0; user < users; user++) {
      for (int i = 0; i < each; i++) {
        tell(failed("u" + user, "h", START.plusSeconds(user * 100L + i)));
      }
    }

    assertThat(board.story("u19").tells()).isFalse();
    assertThat(board.story("u20").entries()).hasSize(each);
    assertThat(board.story("u" + (users - 1)).entries()).hasSize(each);
  }

  @Test
  void moreStormsThanItHoldsAreNotShown() {
    for (int user = 0; user <= Board.OPEN; user++) {
      tell(stands("u" + user, START, null));
    }
    assertThat(board.overview().open()).hasSize(Board.OPEN);
  }

  @Test
  void aTextThatIsTooLongIsCut() {
    ObjectNode data = Telling.example(EventType.REMEDIATION_ADVISED);
    data.put("user", "dana").put("why", "y".repeat(100_000));
    tell(Telling.happened(EventType.REMEDIATION_ADVISED, "a", START, data));

    Advice advice = (Advice) board.story("dana").entries().get(0).tale();
    assertThat(advice.why()).hasSize(4000);
  }

  @Test
  void whatReadsOtherwiseThanItsKindChangesNothing() {
    Version before = board.version();
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    ObjectNode odd = Telling.example(EventType.STORM_OPENED).put("onset", "yesterday");
    tell(
        Telling.happened(EventType.STORM_OPENED, "a", START, empty),
        Telling.happened(EventType.STORM_OPENED, "b", START, odd),
        Telling.happened("io.barograph.other.told.v1", "c", START, empty),
        new Told.Stands("dana/codex", empty),
        over("dana"));

    assertThat(board.version()).isEqualTo(before);
  }

  @Test
  void whenReadingBeginsEverythingIsForgotten() {
    tell(stands("dana", START, null), failed("lee", "h", START));
    board.caughtUp();
    assertThat(board.overview().caughtUp()).isTrue();

    board.begun();

    assertThat(board.overview().open()).isEmpty();
    assertThat(board.overview().caughtUp()).isFalse();
    assertThat(board.overview().reached()).isNull();
    assertThat(board.story("lee").tells()).isFalse();
  }

  @Test
  void failuresAreCountedWithinTheWindowUntilATurnCompletes() {
    tell(failed("dana", "a", START), failed("dana", "b", START.plusSeconds(60)));
    tell(sequence("dana", "a", START.plusSeconds(90), "failed", "server_error"));
    assertThat(board.story("dana").tallies(START.plusSeconds(100), TEN))
        .containsExactly(new Tally("codex", 2, 2, START.plusSeconds(60)));

    tell(sequence("dana", "a", START.plusSeconds(120), "recovered", "disconnected"));
    assertThat(board.story("dana").tallies(START.plusSeconds(130), TEN))
        .containsExactly(new Tally("codex", 1, 2, START.plusSeconds(60)));
    assertThat(board.story("dana").tallies(START.plusSeconds(3600), TEN))
        .extracting(Tally::counted)
        .containsExactly(0);
  }

  @Test
  void afterAStormItIsCountedAnewAndWhileOneIsOpenNothingIsMissing() {
    tell(failed("dana", "a", START), calmed("dana", START, TEN, "stale"));
    tell(failed("dana", "a", START.plus(TEN).plusSeconds(1)));
    Instant now = START.plus(TEN).plusSeconds(2);
    assertThat(board.story("dana").tallies(now, TEN)).extracting(Tally::counted).containsExactly(1);

    tell(stands("dana", now, null));
    assertThat(board.story("dana").tallies(now, TEN)).isEmpty();
  }

  @Test
  void aVersionTellsWhatChanged() {
    Version first = board.version();
    tell(failed("dana", "a", START), incident("in_1", START, null));

    assertThat(board.version().changedSince(first + "")).containsExactly("incidents", "sequences");
    assertThat(board.version().changedSince(board.version() + "")).isEmpty();
    assertThat(board.version().changedSince("other.0.1.0.1")).hasSize(4);
    assertThat(board.version().changedSince("<script>")).hasSize(4);
  }

  @Test
  void whoWaitsHearsOfAChangeAndIsNotKeptWaitingWithoutOne() throws Exception {
    Version first = board.version();
    assertThat(board.awaitChange(first, Duration.ofMillis(20))).isEqualTo(first);

    CompletableFuture<Version> heard =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return board.awaitChange(first, Duration.ofSeconds(20));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    tell(failed("dana", "a", START));
    await().until(heard::isDone);
    assertThat(heard.get()).isEqualTo(board.version());
  }

  private static List<Told> aDay() {
    List<Told> told = new ArrayList<>();
    for (String user : List.of("dana", "lee", "mia")) {
      Instant onset = START.plusSeconds(user.hashCode() % 500);
      told.add(opened(user, onset));
      told.add(stands(user, onset, null));
      told.add(advised(user, onset, FOUR, 1, "sign_in_again"));
      told.add(escalated(user, onset, 4));
      told.add(simulated(escalated(user, onset, 4)));
      for (int i = 0; i < 120; i++) {
        told.add(failed(user, "h" + i % 3, onset.plusSeconds(i * 7L)));
      }
      told.add(incident("in_" + user, onset, null));
    }
    told.add(calmed("lee", START.plusSeconds("lee".hashCode() % 500), TEN, "recovered"));
    told.add(over("lee"));
    told.add(incident("in_mia", START.plusSeconds("mia".hashCode() % 500), START.plus(TEN)));
    return told;
  }

  /** All that readers see, but for how often it changed. */
  private static String seen(Board board) {
    Overview all = board.overview();
    StringBuilder seen = new StringBuilder();
    seen.append(all.reached()).append(all.open()).append(all.calmed()).append(all.incidents());
    for (String user : List.of("dana", "lee", "mia")) {
      seen.append(board.story(user).entries()).append(board.story(user).open());
    }
    return seen.toString();
  }

  private List<Tried.Result> results(String user) {
    assertThat(board.story(user).open().get(0).storm().storm().stormId())
        .isEqualTo(stormId(user, START));
    return board.story(user).open().get(0).advice().stream().map(Tried::result).toList();
  }

  private void tell(Told... told) {
    List.of(told).forEach(board::told);
  }
}
