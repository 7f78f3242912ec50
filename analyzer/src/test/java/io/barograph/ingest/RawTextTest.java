package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Line;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Standard error holds prompts and may hold tokens: no toString shows any of it. */
class RawTextTest {
  private static final String CANARY = "canary";

  @Test
  void aLineDoesNotShowItsText() {
    Line line =
        new Line(
            Heard.AT,
            TimeSource.LINE,
            UserId.UNKNOWN,
            HostId.UNKNOWN,
            new SessionId("s"),
            "codex",
            1,
            CANARY);

    assertThat(line.toString()).startsWith("Line[").doesNotContain(CANARY);
  }

  @Test
  void aRecordDoesNotShowItsBytes() {
    String shown = Heard.record(CANARY, "ann", null, null, null).toString();

    assertThat(shown).startsWith("RawRecord[").doesNotContain(CANARY);
    assertThat(shown).doesNotContain(String.valueOf(CANARY.getBytes(StandardCharsets.UTF_8)[0]));
  }

  @Test
  void anUnreadableRecordDoesNotShowItsExcerpt() {
    assertThat(new Unreadable(Unreadable.Reason.BAD_JSON, CANARY).toString())
        .isEqualTo("Unreadable[bad_json]");
  }

  @Test
  void aNativeLineDoesNotShowItsText() throws IOException {
    String json = "{\"user\":\"ann\",\"line\":\"" + CANARY + "\"}";
    NativeLine line =
        Objects.requireNonNull(NativeLine.parse(json.getBytes(StandardCharsets.UTF_8)));

    assertThat(line.line()).isEqualTo(CANARY);
    assertThat(line.toString()).startsWith("NativeLine[").doesNotContain(CANARY);
  }
}
