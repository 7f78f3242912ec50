package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Standard error holds prompts and may hold tokens: no toString shows any of it. */
class RawTextTest {
  private static final String CANARY = "canary";

  @Test
  void aShippedLineDoesNotShowItsText() {
    assertThat(Shipped.BARE.with(CANARY).toString()).startsWith("Shipped[").doesNotContain(CANARY);
  }

  @Test
  void aRecordDoesNotShowItsBytes() {
    String shown = Heard.record(CANARY).toString();

    assertThat(shown).startsWith("RawRecord[").doesNotContain(CANARY);
    assertThat(shown).doesNotContain(String.valueOf(CANARY.getBytes(StandardCharsets.UTF_8)[0]));
  }

  @Test
  void anUnreadableRecordDoesNotShowItsExcerpt() {
    assertThat(new Unreadable(Unreadable.Reason.BAD_JSON, CANARY).toString())
        .isEqualTo("Unreadable[bad_json]");
  }
}
