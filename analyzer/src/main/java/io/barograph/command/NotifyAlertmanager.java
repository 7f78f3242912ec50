package io.barograph.command;

import io.barograph.config.NotifySettings;
import io.barograph.config.Settings;
import io.barograph.config.Topics;
import io.barograph.feed.FeedTopics;
import io.barograph.metrics.DeliveryMetrics;
import io.barograph.metrics.DeliveryMetrics.Sink;
import io.barograph.sink.AlertmanagerBridge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The bridge to Alertmanager. */
@Command(
    name = "alertmanager",
    description =
        "Post every open storm to Alertmanager, again and again while it is open, and its end.")
final class NotifyAlertmanager implements Callable<Integer> {
  @Mixin NotifyOptions options = new NotifyOptions();

  @Option(
      names = "--url",
      paramLabel = "URL,…",
      description = "The Alertmanagers, each gets every storm (notify.alertmanager).")
  @Nullable String urls;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> flags = new HashMap<>();
    RunCommand.put(flags, "notify.alertmanager", urls);
    Settings settings = options.load(flags);
    Topics topics = settings.topics();
    NotifyOptions.requireTopics(settings, List.of(topics.stormState(), topics.remediations()));
    NotifyPages pages = new NotifyPages();
    AlertmanagerBridge bridge = bridge(settings, pages);
    pages.serve(settings.web(), bridge::isReady);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  bridge.close();
                  pages.close();
                },
                "shutdown"));
    bridge.start();
    if (!bridge.awaitEnd()) {
      throw new CommandFailure("the bridge ended by an error; the log above says which");
    }
    return 0;
  }

  private static AlertmanagerBridge bridge(Settings settings, NotifyPages pages) {
    NotifySettings notify = settings.notification();
    Topics topics = settings.topics();
    return new AlertmanagerBridge(
        new Assembly(settings).client(),
        new FeedTopics(
            topics.stormState(), List.of(topics.remediations()), settings.board().history()),
        new AlertmanagerBridge.Options(
            notify.alertmanagers(), notify.resend(), notify.timeout(), settings.board().url()),
        pending -> new DeliveryMetrics(pages.registry(), Sink.ALERTMANAGER, pending));
  }
}
