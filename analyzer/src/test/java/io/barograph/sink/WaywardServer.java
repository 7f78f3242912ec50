package io.barograph.sink;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server on loopback that answers as it is told: well, badly, slowly or not at all. */
final class WaywardServer implements AutoCloseable {
  /** Takes what is sent. */
  static final Manner OK = status(200);

  /** Says nothing until it is closed. */
  static final Manner STALL = (out, closed) -> closed.await();

  /** Begins an answer and never ends its head. */
  static final Manner DRIPPED_HEAD =
      (out, closed) -> drip(out, "HTTP/1.1 200 OK\r\nX-Slow: ", closed);

  /** A good head, and a body that never ends, byte by byte. */
  static final Manner DRIPPED_BODY =
      (out, closed) -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", closed);

  /** A good head, and as much body as is taken. */
  static final Manner ENDLESS_BODY =
      (out, closed) -> {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n");
        byte[] much = new byte[64 * 1024];
        while (closed.getCount() > 0) {
          out.write(much);
        }
      };

  static final Manner GARBAGE =
      (out, closed) -> write(out, "SECRET-OF-THE-RECEIVER {\"not\": http}\r\n\r\n");

  static final Manner HANG_UP = (out, closed) -> {};

  static final Manner HANG_UP_IN_THE_HEAD = (out, closed) -> write(out, "HTTP/1.1 20");

  /** A good head, and less body than it says. */
  static final Manner HANG_UP_IN_THE_BODY =
      (out, closed) -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final Deque<Manner> manners = new ArrayDeque<>();

  /** How one request is answered; the connection ends with it. */
  interface Manner {
    void answer(OutputStream out, CountDownLatch closed) throws IOException, InterruptedException;
  }

  /** What was asked; names of headers in lower case. */
  record Request(String line, Map<String, String> headers, String text) {
    byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  private WaywardServer(ServerSocket socket, Manner... manners) {
    this.socket = socket;
    answers(manners);
    threads.execute(this::accept);
  }

  /** Starts it; it answers so, one request after another, and the last for ever. */
  static WaywardServer start(Manner... manners) {
    return on(0, manners);
  }

  /** The same on a port. */
  static WaywardServer on(int port, Manner... manners) {
    try {
      return new WaywardServer(
          new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), manners);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A whole answer, which says that the connection ends with it: without that the client may send
   * its next request into a connection that is just being closed, which then nobody reads.
   */
  static Manner status(int status, String... headers) {
    return (out, closed) ->
        write(
            out,
            "HTTP/1.1 %d Whatever\r\n%sConnection: close\r\nContent-Length: 22\r\n\r\nSECRET-OF-THE-RECEIVER"
                .formatted(
                    status,
                    Arrays.stream(headers).map(h -> h + "\r\n").reduce("", String::concat)));
  }

  /** From now on it answers so. */
  synchronized void answers(Manner... next) {
    manners.clear();
    manners.addAll(List.of(next));
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** How many connections are being answered. */
  int open() {
    return open.get();
  }

  int port() {
    return socket.getLocalPort();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
      threads.shutdownNow();
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        open.incrementAndGet();
        threads.execute(() -> serve(connection));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      Request request = read(new BufferedInputStream(connection.getInputStream()));
      Manner manner = next(request);
      manner.answer(connection.getOutputStream(), closed);
    } catch (IOException e) {
      // The other side went.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }

  /** The request counts from the moment that its answer is settled. */
  private synchronized Manner next(Request request) {
    requests.add(request);
    return manners.size() > 1 ? manners.remove() : manners.element();
  }

  private static Request read(InputStream in) throws IOException {
    String line = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      if (colon < 0) {
        throw new IOException("no HTTP");
      }
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  private static void drip(OutputStream out, String head, CountDownLatch closed)
      throws IOException, InterruptedException {
    write(out, head);
    while (!closed.await(20, TimeUnit.MILLISECONDS)) {
      out.write('x');
      out.flush();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
