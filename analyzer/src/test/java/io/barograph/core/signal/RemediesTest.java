package io.barograph.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RemediesTest {
  private static final Commands ANY = new Commands("a", "a", "a");

  @Test
  void aCliMayHaveNeitherStateToMoveNorAKey() {
    assertThat(new Remedies(ANY, null, null, null, null, ANY).moveAside()).isNull();
  }

  @Test
  void nothingIsDeletedThatCouldNotBeMovedAside() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Remedies(ANY, null, ANY, null, null, ANY));
  }

  @Test
  void aKeyHasBothAVariableAndACheck() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Remedies(ANY, null, null, "X_API_KEY", null, ANY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Remedies(ANY, null, null, null, ANY, ANY));
  }
}
