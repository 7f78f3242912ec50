package io.barograph.web;

import static io.barograph.board.Telling.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.board.Telling;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whoever is slow waits alone. */
class SlowReadersTest {

  @Test
  void readersWhoTakeNothingHoldUpNoProbeAndAreCutOff() throws Exception {
    try (ServedBoard served = new ServedBoard()) {
      // More than the buffers between two sockets hold.
      for (int i = 0; i < 9_000; i++) {
        served.tell(Telling.stands("user" + i, START, null));
      }
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        slow.add(
            RawHttp.ask(served.port(), "GET /api/v1/storms HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      }

      await().atMost(Duration.ofSeconds(9)).until(() -> served.get("/explain").statusCode() == 503);
      assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(served.get("/metrics").statusCode()).isEqualTo(200);
      assertThat(served.get("/explain").headers().firstValue("Retry-After")).hasValue("1");

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> served.get("/explain").statusCode() == 200);
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void whoSendsATextByDropsIsCutOff() throws Exception {
    try (ServedBoard served = new ServedBoard();
        Socket socket =
            RawHttp.ask(
                served.port(),
                "POST /explain HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\ntext=")) {
      assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @Test
  void atMostTwoTextsAreExplainedAtOnce() throws Exception {
    CountDownLatch enough = new CountDownLatch(1);
    CountDownLatch working = new CountDownLatch(2);
    LineExplainer slow =
        text -> {
          working.countDown();
          try {
            enough.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    String post = "POST /api/v1/explain HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx";
    try (ServedBoard served = new ServedBoard(slow);
        Socket first = RawHttp.ask(served.port(), post);
        Socket second = RawHttp.ask(served.port(), post)) {
      assertThat(List.of(first, second)).allMatch(Socket::isConnected);
      working.await();

      assertThat(served.post("/api/v1/explain", "x").statusCode()).isEqualTo(503);
      enough.countDown();
    }
  }
}
