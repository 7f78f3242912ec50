package io.barograph.web;

import static io.barograph.board.Telling.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.barograph.board.Board;
import io.barograph.board.Telling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The stream of changes. */
class ChangeStreamTest {
  private static final String ASK = "GET /api/v1/events%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n";
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void aChangeIsToldWithWhatChangedAndWhoComesBackMissesNothing() throws Exception {
    try (ServedBoard served = new ServedBoard()) {
      String first = served.board().version() + "";
      try (Socket socket = RawHttp.ask(served.port(), ASK.formatted("?since=" + first, ""))) {
        BufferedReader lines = lines(socket);
        assertThat(until(lines, "retry")).anyMatch(line -> line.contains("text/event-stream"));

        served.tell(Telling.failed("dana", "h", START));
        List<String> told = until(lines, "data:");
        assertThat(told).contains("id: " + served.board().version(), "event: changed");
        assertThat(told).contains("data: {\"changed\":[\"sequences\"]}");
      }
      try (Socket socket =
          RawHttp.ask(served.port(), ASK.formatted("", "Last-Event-ID: " + first + "\r\n"))) {
        assertThat(until(lines(socket), "data:")).contains("data: {\"changed\":[\"sequences\"]}");
      }
    }
  }

  @Test
  void whoComesTooManyIsSentAwayAndThePlaceOfWhoLeavesIsFree() throws Exception {
    try (ServedBoard served = new ServedBoard()) {
      List<Socket> listeners = new ArrayList<>();
      for (int i = 0; i < ChangeStream.LISTENERS; i++) {
        Socket socket = RawHttp.ask(served.port(), ASK.formatted("", ""));
        until(lines(socket), "retry");
        listeners.add(socket);
      }
      String refused =
          RawHttp.answer(served.port(), "GET /api/v1/events HTTP/1.1", "Host: localhost");
      assertThat(refused).startsWith("HTTP/1.1 503").contains("Retry-after: 30");
      assertThat(served.get("/").statusCode()).isEqualTo(200);

      for (Socket socket : listeners) {
        socket.close();
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                // Only who is written to is found gone.
                served.tell(Telling.failed("dana", "h", START.plusNanos(System.nanoTime())));
                try (Socket socket = RawHttp.ask(served.port(), ASK.formatted("", ""))) {
                  return lines(socket).readLine().contains("200");
                }
              });
    }
  }

  @Test
  void whileNothingChangesItShowsThatItIsAliveAndEndsAfterItsTime() throws Exception {
    ChangeStream.Pace fast =
        new ChangeStream.Pace(Duration.ofMillis(300), Duration.ofMillis(50), Duration.ofMillis(1));

    String told = toldUntilItEnds(fast);
    assertThat(told).startsWith("retry: 3000\n\n: still here\n\n");
    assertThat(told).doesNotContain("data");
  }

  @Test
  void manyChangesAtOnceAreToldOnce() throws Exception {
    Board board = new Board("run");
    ChangeStream.Pace slow =
        new ChangeStream.Pace(Duration.ofSeconds(2), LONG, Duration.ofMillis(400));
    try (Streaming streaming = new Streaming(board, slow);
        Socket socket = RawHttp.ask(streaming.port(), ASK.formatted("", ""))) {
      BufferedReader lines = lines(socket);
      until(lines, "retry");
      for (int i = 0; i < 500; i++) {
        board.told(Telling.failed("dana", "h", START.plusSeconds(i)));
      }
      until(lines, "data:");
      assertThat(until(lines, "id:")).contains("id: " + board.version());
    }
  }

  private static String toldUntilItEnds(ChangeStream.Pace pace) throws Exception {
    try (Streaming streaming = new Streaming(new Board("run"), pace)) {
      String answer =
          RawHttp.answer(streaming.port(), "GET /api/v1/events HTTP/1.1", "Host: localhost");
      String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
      // What is left are the chunks, without their lengths.
      return body.replaceAll("(?m)^[0-9a-f]+\r\n|\r\n", "");
    }
  }

  /** A stream on a server of its own. */
  private record Streaming(HttpServer server, ChangeStream stream) implements AutoCloseable {
    Streaming(Board board, ChangeStream.Pace pace) throws IOException {
      this(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
          new ChangeStream(board, pace));
      server.createContext(
          "/",
          exchange -> {
            Answer answer = stream.answer(new Request(exchange, ""));
            ((Answer.Live) answer).follow(exchange);
          });
      server.setExecutor(Executors.newSingleThreadExecutor(work -> WebServer.daemon(work, "t")));
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() {
      stream.close();
      server.stop(0);
    }
  }

  private static BufferedReader lines(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The lines up to the first that begins so. */
  private static List<String> until(BufferedReader lines, String start) throws IOException {
    List<String> read = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      read.add(line);
      if (line.startsWith(start)) {
        return read;
      }
    }
    throw new AssertionError("it ended before " + start + ": " + read);
  }
}
