package io.barograph.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * All that is logged, our own down to its traces and Kafka's down to its infos, with whole stack
 * traces; and all that is printed.
 */
final class Overheard implements AutoCloseable {
  private static final Map<String, Level> LEVELS =
      Map.of(
          "io.barograph",
          Level.TRACE,
          "org.apache.kafka",
          Level.INFO,
          "org.apache.kafka.clients.NetworkClient",
          Level.INFO,
          "org.apache.kafka.clients.producer.internals.Sender",
          Level.INFO,
          "org.apache.kafka.streams",
          Level.INFO,
          "org.apache.kafka.streams.StreamsConfig",
          Level.INFO,
          "org.apache.kafka.streams.processor.internals.StateDirectory",
          Level.INFO,
          Logger.ROOT_LOGGER_NAME,
          Level.INFO);

  private final Map<String, @Nullable Level> before = new HashMap<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Log log = new Log();

  Overheard() {
    LEVELS.forEach(
        (name, level) -> {
          before.put(name, logger(name).getLevel());
          logger(name).setLevel(level);
        });
    log.setContext(logger(Logger.ROOT_LOGGER_NAME).getLoggerContext());
    log.start();
    logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
  }

  String logged() {
    return log.text();
  }

  String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    logger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
    before.forEach((name, level) -> logger(name).setLevel(level));
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  private static final class Log extends AppenderBase<ILoggingEvent> {
    private final StringBuilder text = new StringBuilder();

    @Override
    protected void append(ILoggingEvent event) {
      IThrowableProxy failure = event.getThrowableProxy();
      String thrown = failure == null ? "" : ThrowableProxyUtil.asString(failure);
      synchronized (text) {
        text.append(event.getLoggerName()).append(' ');
        text.append(event.getMDCPropertyMap()).append(' ');
        text.append(event.getFormattedMessage()).append('\n').append(thrown).append('\n');
      }
    }

    private String text() {
      synchronized (text) {
        return text.toString();
      }
    }
  }
}
