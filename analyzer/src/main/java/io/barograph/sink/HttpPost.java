package io.barograph.sink;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to receivers that nobody knows: each answer is waited for so long and not longer, its head
 * decides, its body is passed over, and a redirect is an answer like any other.
 */
final class HttpPost {
  private final HttpClient client;
  private final Duration timeout;
  private final InstantSource clock;

  /**
   * A sender.
   *
   * @param timeout from the first try to connect to the last byte of the answer
   */
  HttpPost(Duration timeout, InstantSource clock) {
    this.timeout = timeout;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /** The host and port, for a log; a path may hold what is secret. */
  static String nameOf(URI address) {
    return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
  }

  /** Posts once. The answer never fails; cancelled, it takes the request with it. */
  CompletableFuture<Answer> send(URI to, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(timeout)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    request.header("User-Agent", "barograph");
    headers.forEach(request::header);
    AtomicReference<@Nullable Answer> head = new AtomicReference<>();
    CompletableFuture<HttpResponse<Void>> sent =
        client.sendAsync(
            request.build(),
            response -> {
              head.set(answer(response));
              return new PassedOver();
            });
    CompletableFuture<Answer> answer =
        sent.copy()
            // The timeout of the request ends when the head is there; a body may drip for ever.
            .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
            .handle((response, failure) -> answer(head.get(), failure));
    var unused = answer.whenComplete((any, failure) -> sent.cancel(true));
    return answer;
  }

  private Answer answer(HttpResponse.ResponseInfo response) {
    return Answer.of(
        response.statusCode(),
        response.headers().firstValue("Retry-After").orElse(null),
        clock.instant());
  }

  private Answer answer(@Nullable Answer head, @Nullable Throwable failure) {
    return head == null ? Answer.none(words(failure)) : head;
  }

  /** The messages of the exceptions may quote what the receiver wrote; their names do not. */
  private String words(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof TimeoutException
        || cause instanceof HttpTimeoutException
        || cause instanceof CancellationException) {
      return "it does not answer within " + timeout;
    } else if (cause instanceof ConnectException) {
      return "it cannot be reached";
    } else if (cause instanceof SSLException) {
      return "no TLS comes about";
    }
    return "the connection breaks or the answer is no HTTP";
  }
}
