package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.UserId;
import io.barograph.ingest.Pseudonyms.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final String KEY = "a key of more than sixteen bytes";
  private static final Pseudonyms PSEUDONYMS = keyed(KEY);
  private static final UserId ALICE = new UserId("alice");

  @Test
  void aUserHasOnePseudonymEverywhereAndAlways() {
    assertThat(PSEUDONYMS.user(ALICE)).isEqualTo(PSEUDONYMS.user(ALICE));
    assertThat(keyed(KEY).user(ALICE)).isEqualTo(PSEUDONYMS.user(ALICE));
  }

  /**
   * Computed beside, with another library: a change of form would cut every user's history in two.
   */
  @Test
  void thePseudonymsOfAKeyNeverChange() {
    assertThat(PSEUDONYMS.user(ALICE)).hasToString("u-5wjrjdrbkghswctbkjrd");
    assertThat(PSEUDONYMS.host(new HostId("alice"))).hasToString("h-5pqryzskm273jept5ihh");
  }

  @Test
  void whateverElseIsDrawnInBetweenChangesNothing() {
    UserId before = PSEUDONYMS.user(ALICE);
    PSEUDONYMS.user(new UserId("bob"));
    PSEUDONYMS.of(Kind.SESSION, "01a203da-06ad-76a3-8356-631d445a1a1a");

    assertThat(PSEUDONYMS.user(ALICE)).isEqualTo(before);
  }

  @Test
  void anotherKeyGivesAnotherPseudonym() {
    assertThat(keyed(KEY + ".").user(ALICE)).isNotEqualTo(PSEUDONYMS.user(ALICE));
  }

  @Test
  void theKindsOfOneNameAreStrangers() {
    Set<String> tails = new HashSet<>();
    for (Kind kind : Kind.values()) {
      String pseudonym = PSEUDONYMS.of(kind, "alice");
      assertThat(pseudonym).matches("[uhasn]-[a-z2-7]{20}");
      tails.add(pseudonym.substring(2));
    }
    assertThat(tails).hasSameSizeAs(Kind.values());
  }

  @Test
  void tenThousandNamesHaveAsManyPseudonyms() {
    Set<UserId> pseudonyms = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      pseudonyms.add(PSEUDONYMS.user(new UserId("user-" + i)));
    }
    assertThat(pseudonyms).hasSize(10_000);
  }

  @Test
  void nobodyStaysNobody() {
    assertThat(PSEUDONYMS.user(UserId.UNKNOWN)).isEqualTo(UserId.UNKNOWN);
    assertThat(PSEUDONYMS.host(HostId.UNKNOWN)).isEqualTo(HostId.UNKNOWN);
  }

  @Test
  void withoutAKeyNamesStay() {
    assertThat(Pseudonyms.NONE.areOn()).isFalse();
    assertThat(Pseudonyms.NONE.user(ALICE)).isEqualTo(ALICE);
    assertThat(Pseudonyms.NONE.of(Kind.ACCOUNT, "acct-7")).isEqualTo("acct-7");
  }

  @Test
  void aShortKeyIsRefusedAndNotShown() {
    assertThatThrownBy(() -> keyed("fifteen bytes !"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key of pseudonyms must have at least 16 bytes");
  }

  @Test
  void theKeyIsNotShown() {
    assertThat(PSEUDONYMS).hasToString("Pseudonyms[on]");
    assertThat(PSEUDONYMS.areOn()).isTrue();
  }

  private static Pseudonyms keyed(String key) {
    return Pseudonyms.keyed(key.getBytes(StandardCharsets.UTF_8));
  }
}
