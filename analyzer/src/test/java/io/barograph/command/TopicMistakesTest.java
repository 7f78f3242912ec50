package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said where a topic was asked for and cannot be read. */
class TopicMistakesTest {
  @Test
  void aBrokerThatDoesNotAnswerIsNamedSoon() throws Exception {
    // It takes connections, and says nothing ever.
    try (ServerSocket silent = new ServerSocket(0)) {
      for (String address : List.of("127.0.0.1:1", "127.0.0.1:" + silent.getLocalPort())) {
        Instant asked = Instant.now();
        Typed replay = Typed.type("replay", "--topic", "t", "--bootstrap-servers", address);

        assertFailed(replay, address + ": no broker answers within PT10S");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(15));
      }
    }
  }

  @Test
  void aHostThatDoesNotExistIsSaid() {
    Typed replay = Typed.type("replay", "--topic", "t", "--bootstrap-servers", "h.invalid:9092");

    assertFailed(replay, "t cannot be read: No resolvable bootstrap urls");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay",
        "replay --topic t file.log",
        "replay --from 2026-01-01T00:00:00Z file.log",
        "replay --to 2026-01-01T00:00:00Z file.log",
        "replay --bootstrap-servers localhost:9092 file.log",
        "replay --topic t --pattern (?P<line>.*)",
        "replay --topic t --start 2026-01-01T00:00:00Z",
        "replay --topic t --from yesterday",
        "replay --topic t --to yesterday",
        "replay --topic t --from 2026-01-01T00:00:00Z --to 2026-01-01T01:00:00+01:00",
        "replay --topic t --bootstrap-servers nothing",
        "explain",
        "explain --topic t file.log"
      })
  void whatContradictsItselfIsAMistakeOfUsage(String command) {
    Typed typed = Typed.type(command.split(" ", -1));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).isNotBlank().doesNotContain("\tat ").doesNotContain("Exception");
  }

  private static void assertFailed(Typed typed, String message) {
    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains(message).doesNotContain("\tat ").doesNotContain("Exception");
  }
}
