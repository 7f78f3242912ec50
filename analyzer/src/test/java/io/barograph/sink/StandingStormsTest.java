package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import io.barograph.feed.Told;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StandingStormsTest {
  private final StandingStorms storms = new StandingStorms(Rows.BOARD);

  @Test
  void nothingStandsBeforeEverythingWasRead() {
    storms.begun();
    stands("ann");
    assertThat(users()).isEmpty();
    assertThat(storms.areKnown()).isFalse();

    stands("bob");
    over("ann");
    storms.caughtUp();

    assertThat(users()).isEqualTo("bob");
    assertThat(storms.areKnown()).isTrue();
  }

  @Test
  void stormsComeAndGo() {
    read();
    stands("ann");
    stands("bob");
    assertThat(users()).isEqualTo("ann bob");

    over("ann");
    assertThat(users()).isEqualTo("bob");
  }

  @Test
  void whileTheTopicIsReadAnewWhatStoodBeforeHolds() {
    read();
    stands("ann");
    stands("bob");

    storms.begun();
    assertThat(users()).isEqualTo("ann bob");
    stands("bob");
    assertThat(users()).isEqualTo("ann bob");
    storms.caughtUp();

    assertThat(users()).isEqualTo("bob");
  }

  @Test
  void adviceIsToldWhetherItComesBeforeTheStormOrAfter() {
    read();
    happened(Rows.advised("ann"));
    stands("ann");
    stands("bob");
    happened(Rows.advised("bob"));

    assertThat(storms.alerts())
        .allSatisfy(
            alert -> assertThat(alert.annotations().get("advice")).contains("codex logout"));
  }

  @Test
  void adviceThatWasWithdrawnIsNotTold() {
    read();
    stands("ann");
    happened(Rows.advised("ann"));
    happened(Rows.withdrawn("ann", "hand_over"));
    assertThat(advice()).contains("codex logout");

    happened(Rows.withdrawn("ann", "sign_in_again"));
    assertThat(advice()).isEqualTo("sign in again");
  }

  @Test
  void whatADryRunAdvisesIsNotTold() {
    read();
    stands("ann");
    CloudEvent real = Rows.advised("ann");
    happened(Rows.event("ev_1", EventType.REMEDIATION_ADVISED, "ann", true, real.data()));

    assertThat(advice()).isEqualTo("sign in again");
  }

  @Test
  void adviceForStormsThatAreOverIsForgottenInTheEnd() {
    read();
    stands("ann");
    happened(Rows.advised("ann"));
    for (int i = 0; i < 10_000; i++) {
      happened(Rows.advised("user" + i));
    }

    assertThat(advice()).isEqualTo("sign in again");
  }

  @Test
  void whoeverWaitsForNewsIsWokenByThem() throws Exception {
    read();
    long seen = storms.version();
    CompletableFuture<Void> woken =
        CompletableFuture.runAsync(
            () -> {
              try {
                storms.awaitNews(seen, Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    stands("ann");

    woken.get(10, TimeUnit.SECONDS);
  }

  private void read() {
    storms.begun();
    storms.caughtUp();
  }

  private void stands(String user) {
    storms.told(new Told.Stands(user + "/codex", Rows.storm(user)));
  }

  private void over(String user) {
    storms.told(new Told.Over(user + "/codex"));
  }

  private void happened(CloudEvent event) {
    storms.told(new Told.Happened(event));
  }

  private String users() {
    return String.join(
        " ", storms.alerts().stream().map(alert -> alert.labels().get("user")).sorted().toList());
  }

  private String advice() {
    return storms.alerts().get(0).annotations().getOrDefault("advice", "");
  }
}
