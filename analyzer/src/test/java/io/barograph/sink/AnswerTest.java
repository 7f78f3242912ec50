package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.sink.Answer.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void everyTwoHundredIsTaken() {
    for (int status : List.of(200, 201, 202, 204, 299)) {
      assertThat(verdict(status)).as("%d", status).isEqualTo(Verdict.ACCEPTED);
    }
  }

  @Test
  void whatMayPassIsTriedAgain() {
    for (int status : List.of(101, 408, 425, 429, 500, 502, 503, 504, 599, 999)) {
      assertThat(verdict(status)).as("%d", status).isEqualTo(Verdict.AGAIN);
    }
    assertThat(Answer.none("gone").verdict()).isEqualTo(Verdict.AGAIN);
  }

  @Test
  void whatWillBeAnsweredAgainIsNotAskedAgain() {
    for (int status : List.of(300, 301, 302, 307, 308, 400, 401, 403, 404, 410, 413, 422, 451)) {
      assertThat(verdict(status)).as("%d", status).isEqualTo(Verdict.REFUSED);
    }
  }

  @Test
  void theWishToBeLeftAloneIsInSecondsOrADate() {
    assertThat(retryAfter("0")).isZero();
    assertThat(retryAfter(" 30 ")).isEqualTo(Duration.ofSeconds(30));
    assertThat(retryAfter("Sun, 22 Nov 2026 12:01:30 GMT")).isEqualTo(Duration.ofSeconds(90));
    assertThat(retryAfter("Sun, 22 Nov 2026 11:00:00 GMT")).isZero();
  }

  @Test
  void aWishThatNobodyUnderstandsIsNone() {
    for (String nonsense :
        List.of("", "soon", "-5", "1.5", "99999999999999999999", "Sun, 99 Nov 2026 12:00:00 GMT")) {
      assertThat(retryAfter(nonsense)).as(nonsense).isZero();
    }
  }

  private static Verdict verdict(int status) {
    return Answer.of(status, null, NOON).verdict();
  }

  private static Duration retryAfter(String header) {
    return Answer.of(429, header, NOON).retryAfter();
  }
}
