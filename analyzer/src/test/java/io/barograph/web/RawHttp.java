package io.barograph.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests that no client library sends. */
final class RawHttp {
  private RawHttp() {}

  /** Sends a request and leaves the answer where it is. */
  static Socket ask(int port, String request) throws IOException {
    Socket socket = new Socket();
    // A reader that reads nothing takes nothing.
    socket.setReceiveBufferSize(1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** The whole answer of a request that asks for the connection to end. */
  static String answer(int port, String... lines) throws IOException {
    String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = ask(port, request)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
