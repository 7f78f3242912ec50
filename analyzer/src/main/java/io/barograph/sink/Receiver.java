package io.barograph.sink;

import java.util.concurrent.CompletableFuture;

/** Where advice is posted to. */
interface Receiver {

  /** Tries once; the answer never fails. */
  CompletableFuture<Answer> post(WebhookMessage message);
}
