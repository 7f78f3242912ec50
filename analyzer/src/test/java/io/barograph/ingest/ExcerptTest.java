package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final Pseudonyms PSEUDONYMS =
      Pseudonyms.keyed("sixteen bytes at least".getBytes(StandardCharsets.UTF_8));

  @Test
  void itIsCutAfterItIsScrubbed() {
    byte[] value = bytes("x sk-" + "a1".repeat(500) + " tail");

    assertThat(new Excerpt(20).of(value)).isEqualTo("x [removed] tail");
    assertThat(new Excerpt(5).of(value)).isEqualTo("x [re");
    assertThat(new Excerpt(0).of(value)).isEmpty();
  }

  @Test
  void aSecretThatItWouldCutIsNotShownInPart() {
    assertThat(new Excerpt(17).of(bytes("a".repeat(10) + " sk-canary0123456789")))
        .isEqualTo("aaaaaaaaaa [remov");
  }

  @Test
  void whatIsCutOffBehindItsLookAheadLeavesNoHead() {
    byte[] value = bytes("x " + "a1".repeat(504) + " alice.longname@example.com tail");

    assertThat(new Excerpt(7).of(value)).isEqualTo("x [remo");
    assertThat(new Excerpt(12).of(value)).isEqualTo("x [removed] ");
    assertThat(new Excerpt(200).of(value)).isEqualTo("x [removed] [removed] tail");
  }

  @Test
  void besidePseudonymsThereIsNone() {
    assertThat(Excerpt.beside(PSEUDONYMS, 200).of(bytes("alice was here"))).isEmpty();
    assertThat(Excerpt.beside(Pseudonyms.NONE, 200).of(bytes("alice was here")))
        .isEqualTo("alice was here");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
