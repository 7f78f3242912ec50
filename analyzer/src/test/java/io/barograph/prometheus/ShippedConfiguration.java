package io.barograph.prometheus;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * deploy/prometheus/prometheus.yml as it ships, but for where things are and how often they are
 * looked at.
 */
public final class ShippedConfiguration {
  /** Where the configuration and its rules lie. */
  public static final Path DIRECTORY = Path.of("..", "deploy", "prometheus");

  private static final String NOTIFY = "notify-alertmanager:9464";
  private static final String ALERTMANAGER = "alertmanager:9093";

  private String text;

  private ShippedConfiguration(String text) {
    this.text = text;
  }

  /** With its own rules, wherever it is written to. */
  public static ShippedConfiguration read() throws IOException {
    return new ShippedConfiguration(Files.readString(DIRECTORY.resolve("prometheus.yml")))
        .with("rules/", DIRECTORY.toRealPath().resolve("rules") + "/");
  }

  /** Scrapes and evaluates every second, as fits a fleet that is played sixty times as fast. */
  public ShippedConfiguration everySecond() {
    return with("15s", "1s");
  }

  /** Scrapes this analyzer. */
  public ShippedConfiguration scraping(URI analyzer) {
    return with("barograph:9464", authority(analyzer));
  }

  /** Scrapes this {@code notify}; without the call none is scraped. */
  public ShippedConfiguration scrapingNotify(URI notify) {
    return with(NOTIFY, authority(notify));
  }

  /** Sends alerts there; without the call to nobody. */
  public ShippedConfiguration alerting(URI alertmanager) {
    return with(ALERTMANAGER, authority(alertmanager));
  }

  /** Writes it to a directory. */
  public Path writeTo(Path directory) throws IOException {
    return Files.writeString(
        Files.createDirectories(directory).resolve("prometheus.yml"),
        text.replace(quoted(NOTIFY), "").replace(quoted(ALERTMANAGER), ""));
  }

  private ShippedConfiguration with(String shipped, String here) {
    if (!text.contains(shipped)) {
      throw new IllegalStateException("prometheus.yml has no " + shipped);
    }
    text = text.replace(shipped, here);
    return this;
  }

  private static String quoted(String target) {
    return '"' + target + '"';
  }

  private static String authority(URI address) {
    return address.getHost() + ":" + address.getPort();
  }
}
