package io.barograph.web;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off whoever takes an answer, or sends a request, too slowly. The JDK's server has one limit
 * for all answers ({@code sun.net.httpserver.maxRspTime}), which would cut the stream of changes
 * too.
 */
final class Deadlines implements AutoCloseable {
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, work -> WebServer.daemon(work, "barograph-web-deadlines"));

  Deadlines() {
    thread.setRemoveOnCancelPolicy(true);
  }

  /** Closes the connection after that time; cancel what is returned where it was fast enough. */
  Future<?> set(HttpExchange exchange, Duration most) {
    return thread.schedule(exchange::close, most.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
