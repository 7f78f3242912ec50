package io.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.scope.Scope;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.UserId;
import io.barograph.core.storm.Storm;
import io.barograph.metrics.PrometheusMetrics.Format;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenStormsTest {
  private final PrometheusMetrics prometheus = PrometheusMetrics.create();
  private final FleetMetrics fleet = new BarographMetrics(prometheus.registry(), "1").fleet();
  private final OpenStorms storms = fleet.openStorms();

  @AfterEach
  void close() {
    prometheus.close();
  }

  @Test
  void openStormsAreCountedByReasonAndScopeAndLeaveAgain() {
    storms.stands(storm("ann", 3), Scope.ONE_USER);
    storms.stands(storm("bob", 3), Scope.ONE_USER);
    storms.stands(storm("bob", 4), Scope.SHARED_LOGIN);
    assertThat(scrape())
        .contains("barograph_storms_judged{reason=\"reused\",scope=\"one_user\"} 1.0")
        .contains("barograph_storms_judged{reason=\"reused\",scope=\"shared_login\"} 1.0")
        .contains("barograph_storms_judged{reason=\"expired\",scope=\"fleet\"} 0.0");

    storms.over(storm("ann", 3).login());
    storms.forget();

    assertThat(scrape())
        .contains("barograph_storms_judged{reason=\"reused\",scope=\"one_user\"} 0.0")
        .contains("barograph_storms_judged{reason=\"reused\",scope=\"shared_login\"} 0.0");
  }

  @Test
  void nobodyIsNamedUnlessAskedFor() {
    fleet.nameTopUsers(0);
    storms.stands(storm("ann", 3), Scope.ONE_USER);

    assertThat(scrape()).doesNotContain("\"ann\"").doesNotContain("barograph_top_users");
  }

  @Test
  void theWorstAreNamedTheOthersAreOneRowAndWhoLeavesIsNotNamedAnyMore() {
    fleet.nameTopUsers(2);
    storms.stands(storm("ann", 3), Scope.ONE_USER);
    storms.stands(storm("bob", 9), Scope.ONE_USER);
    storms.stands(storm("cid", 5), Scope.ONE_USER);
    storms.stands(storm("dan", 4), Scope.FLEET);
    assertThat(scrape())
        .contains("barograph_top_users_failed_sequences{cli=\"codex\",user=\"bob\"} 9.0")
        .contains("barograph_top_users_failed_sequences{cli=\"codex\",user=\"cid\"} 5.0")
        .contains("barograph_top_users_failed_sequences{cli=\"__other__\",user=\"__other__\"} 7.0")
        .doesNotContain("\"ann\"");

    storms.over(storm("bob", 9).login());

    assertThat(scrape())
        .doesNotContain("\"bob\"")
        .contains("barograph_top_users_failed_sequences{cli=\"codex\",user=\"dan\"} 4.0");
  }

  private String scrape() {
    return prometheus.scrape(Format.TEXT);
  }

  private static Storm storm(String user, int failures) {
    return new Storm(
        "st_" + user,
        new Login(new UserId(user), "codex"),
        Instant.EPOCH,
        Instant.EPOCH,
        failures,
        failures * 5,
        new TreeSet<>(Set.of(new HostId("laptop"))),
        Reason.REUSED,
        Instant.EPOCH);
  }
}
