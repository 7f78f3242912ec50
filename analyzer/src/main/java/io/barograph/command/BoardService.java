package io.barograph.command;

import io.barograph.board.Board;
import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import io.barograph.config.Topics;
import io.barograph.core.signal.UserId;
import io.barograph.feed.FeedTopics;
import io.barograph.feed.Told;
import io.barograph.feed.TopicFeed;
import io.barograph.ingest.Pseudonyms;
import io.barograph.metrics.PrometheusMetrics;
import io.barograph.web.BoardSources;
import io.barograph.web.Health;
import io.barograph.web.StormRule;
import io.barograph.web.WebServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The storm board: what follows the topics, and the server that shows it. */
final class BoardService implements AutoCloseable {
  private final Board board = new Board(UUID.randomUUID().toString());
  private final TopicFeed feed;
  private final WebServer web;

  /**
   * Starts to serve; {@link #follow} begins to read.
   *
   * @param policies that hold beside the settings now
   * @param eventTime how far this process has decided
   * @throws io.barograph.web.WebException if it cannot listen
   */
  BoardService(
      Settings settings,
      Supplier<List<PolicyDocument>> policies,
      PrometheusMetrics metrics,
      Health health,
      Supplier<@Nullable Instant> eventTime) {
    Assembly parts = new Assembly(settings);
    Pseudonyms pseudonyms = parts.pseudonyms();
    feed = new TopicFeed(parts.client(), topics(settings), new Listener(board));
    web =
        WebServer.start(
            settings.web().bind(),
            settings.web().port(),
            metrics,
            health,
            new BoardSources(
                board,
                eventTime,
                new Rule(settings, policies),
                name -> pseudonyms.user(new UserId(name)).value(),
                new PastedLines(settings, policies),
                settings.web().names()));
  }

  /** Begins to read the topics, which have to exist or are waited for. */
  void follow() {
    feed.start();
  }

  /** What stands on it. */
  Board board() {
    return board;
  }

  URI address() {
    return web.address();
  }

  @Override
  public void close() {
    web.close();
    feed.close();
  }

  private static FeedTopics topics(Settings settings) {
    Topics topics = settings.topics();
    return new FeedTopics(
        topics.stormState(),
        List.of(
            topics.storms(), topics.incidents(), topics.remediations(), topics.retrySequences()),
        settings.board().history());
  }

  private record Listener(Board board) implements TopicFeed.Listener {
    @Override
    public void begun() {
      board.begun();
    }

    @Override
    public void told(Told told) {
      board.told(told);
    }

    @Override
    public void caughtUp() {
      board.caughtUp();
    }
  }

  /** What makes a storm, by the policies of the moment. */
  private record Rule(Settings settings, Supplier<? extends Collection<PolicyDocument>> policies)
      implements StormRule {
    @Override
    public Duration window(Instant at) {
      return book().window(at);
    }

    @Override
    public String ofThreshold(int counted, Instant at) {
      return book().ofThreshold(counted, at);
    }

    @Override
    public int missing(int counted, Instant at) {
      return book().missing(counted, at);
    }

    private PolicyBook book() {
      return new PolicyBook(settings, policies.get());
    }
  }
}
