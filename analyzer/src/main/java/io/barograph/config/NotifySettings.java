package io.barograph.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How people are told.
 *
 * @param alertmanagers each gets every open storm
 * @param resend how often an open storm is posted again
 * @param webhook where advice is posted to
 * @param webhookSecret 16 to 4096 bytes
 * @param timeout in which a receiver must have answered
 * @param retryFor how long the webhook is tried again
 * @param group the consumer group of the webhook
 */
public record NotifySettings(
    List<URI> alertmanagers,
    Duration resend,
    Optional<URI> webhook,
    Optional<byte[]> webhookSecret,
    Duration timeout,
    Duration retryFor,
    String group) {

  public NotifySettings {
    alertmanagers = List.copyOf(alertmanagers);
  }

  static NotifySettings read(Layers layers) {
    return new NotifySettings(
        layers.read(Keys.NOTIFY_ALERTMANAGER),
        layers.read(Keys.NOTIFY_RESEND),
        layers.read(Keys.NOTIFY_WEBHOOK),
        SecretBytes.read(layers, Keys.NOTIFY_WEBHOOK_SECRET_FILE, Keys.NOTIFY_WEBHOOK_SECRET),
        layers.read(Keys.NOTIFY_TIMEOUT),
        layers.read(Keys.NOTIFY_RETRY_FOR),
        layers.read(Keys.NOTIFY_GROUP));
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "NotifySettings[alertmanagers="
        + alertmanagers
        + ", webhook="
        + webhook.map(URI::getHost).orElse("")
        + ", webhookSecret="
        + webhookSecret.map(secret -> Secrets.MASK).orElse("")
        + "]";
  }
}
