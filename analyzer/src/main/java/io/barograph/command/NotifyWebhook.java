package io.barograph.command;

import io.barograph.config.NotifySettings;
import io.barograph.config.Settings;
import io.barograph.metrics.DeliveryMetrics;
import io.barograph.metrics.DeliveryMetrics.Sink;
import io.barograph.sink.WebhookDelivery;
import io.barograph.sink.WebhookSignature;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Advice to a webhook. */
@Command(
    name = "webhook",
    description = "Post advice to a webhook, signed, at least once and for each user in order.")
final class NotifyWebhook implements Callable<Integer> {
  @Mixin NotifyOptions options = new NotifyOptions();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The webhook (notify.webhook). The secret that signs is a setting only, in a file"
              + " (notify.webhook-secret-file) or the environment.")
  @Nullable String url;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> flags = new HashMap<>();
    RunCommand.put(flags, "notify.webhook", url);
    Settings settings = options.load(flags);
    NotifyPages pages = new NotifyPages();
    WebhookDelivery delivery = delivery(settings, pages);
    pages.serve(settings.web(), delivery::isReady);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  delivery.close();
                  pages.close();
                },
                "shutdown"));
    delivery.start();
    if (!delivery.awaitEnd()) {
      throw new CommandFailure("the delivery ended by an error; the log above says which");
    }
    return 0;
  }

  private static WebhookDelivery delivery(Settings settings, NotifyPages pages) {
    NotifySettings notify = settings.notification();
    URI webhook =
        notify.webhook().orElseThrow(() -> new UsageFailure("notify.webhook must be given"));
    WebhookSignature signature = signature(notify);
    String topic = settings.topics().remediations();
    String undelivered = settings.topics().undelivered();
    NotifyOptions.requireTopics(settings, List.of(topic, undelivered));
    return new WebhookDelivery(
        new Assembly(settings).client(),
        new WebhookDelivery.Options(
            topic,
            undelivered,
            notify.group(),
            webhook,
            signature,
            notify.timeout(),
            notify.retryFor(),
            WebhookDelivery.Waits.DEFAULT),
        pending -> new DeliveryMetrics(pages.registry(), Sink.WEBHOOK, pending));
  }

  private static WebhookSignature signature(NotifySettings notify) {
    byte[] secret =
        notify
            .webhookSecret()
            .orElseThrow(
                () ->
                    new UsageFailure(
                        "notify.webhook-secret-file or notify.webhook-secret must be given"));
    try {
      return WebhookSignature.of(secret);
    } catch (IllegalArgumentException e) {
      throw new UsageFailure("notify.webhook-secret " + e.getMessage());
    }
  }
}
