package io.barograph.web;

import com.sun.net.httpserver.HttpExchange;
import io.barograph.board.Board;
import io.barograph.board.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers that the board has changed, and which parts of it, as server-sent events. It says
 * nothing of anybody: whoever listens asks for the page again. Each listener has a thread, so that
 * a slow one holds nobody up; there are at most {@value #LISTENERS}, and each is sent away after
 * its time. A browser comes back by itself.
 */
final class ChangeStream implements Answer.Source, AutoCloseable {
  static final int LISTENERS = 16;

  /** For how long one is listened to, in which time what is quiet is known to be alive. */
  record Pace(Duration life, Duration heartbeat, Duration between) {
    static final Pace USUAL =
        new Pace(Duration.ofMinutes(5), Duration.ofSeconds(15), Duration.ofSeconds(1));
  }

  /** After which time a browser comes back. */
  private static final String RETRY = "retry: 3000\n\n";

  private final Board board;
  private final Pace pace;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          LISTENERS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> WebServer.daemon(work, "barograph-web-changes"));
  private final Deadlines deadlines = new Deadlines();

  ChangeStream(Board board, Pace pace) {
    this.board = board;
    this.pace = pace;
  }

  /** A listener who comes back, or whose page tells what it shows, misses nothing. */
  @Override
  public Answer answer(Request request) {
    if (threads.getActiveCount() >= LISTENERS) {
      return Page.busy(30);
    }
    String last = request.headers().getFirst("Last-Event-ID");
    String since = last == null ? request.query("since") : last;
    return (Answer.Live) exchange -> follow(exchange, since);
  }

  private void follow(HttpExchange exchange, @Nullable String since) {
    try {
      threads.execute(() -> tell(exchange, since));
    } catch (RejectedExecutionException e) {
      // Somebody took the last place since it was counted: the browser tries again.
      exchange.close();
    }
  }

  private void tell(HttpExchange exchange, @Nullable String since) {
    var deadline = deadlines.set(exchange, pace.life().plus(pace.heartbeat()));
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      send(out, RETRY);
      Version known = board.version();
      if (since != null && !known.changedSince(since).isEmpty()) {
        send(out, event(known, since));
      }
      follow(out, known);
    } catch (IOException e) {
      // The listener has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      deadline.cancel(false);
    }
  }

  private void follow(OutputStream out, Version first) throws IOException, InterruptedException {
    Version known = first;
    Instant end = Instant.now().plus(pace.life());
    while (Instant.now().isBefore(end)) {
      Version now = board.awaitChange(known, pace.heartbeat());
      if (now.equals(known)) {
        send(out, ": still here\n\n");
        continue;
      }
      send(out, event(now, known.toString()));
      known = now;
      // What changes many times a second is told once.
      if (closed.await(pace.between().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private static String event(Version now, String since) {
    String parts =
        now.changedSince(since).stream()
            .map(part -> '"' + part + '"')
            .collect(Collectors.joining(","));
    return "id: " + now + "\nevent: changed\ndata: {\"changed\":[" + parts + "]}\n\n";
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    deadlines.close();
  }
}
