package io.barograph.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.shippers.ChildProcess;
import io.barograph.shippers.Installed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Debian's Alertmanager on a free port of loopback, alone in its cluster. Where it is not installed
 * the test is skipped, in the CI it fails.
 */
public final class AlertmanagerServer implements AutoCloseable {
  private final ChildProcess process;
  private final URI address;
  private final JsonPages pages;

  private AlertmanagerServer(ChildProcess process, URI address) {
    this.process = process;
    this.address = address;
    this.pages = new JsonPages(address);
  }

  /**
   * Starts it and waits until it takes alerts.
   *
   * @param directory for its data
   * @param configuration as alertmanager.yml
   */
  public static AlertmanagerServer start(Path directory, Path configuration) throws IOException {
    Path program = Installed.program("prometheus-alertmanager", "prometheus-alertmanager");
    String listen = "127.0.0.1:" + FreePort.find();
    ChildProcess process =
        ChildProcess.start(
            Files.createDirectories(directory),
            Map.of(),
            List.of(
                program.toString(),
                "--config.file=" + configuration.toAbsolutePath(),
                "--storage.path=" + directory.resolve("data").toAbsolutePath(),
                "--web.listen-address=" + listen,
                "--cluster.listen-address="));
    AlertmanagerServer server =
        new AlertmanagerServer(process, URI.create("http://" + listen + "/"));
    try {
      server.pages.awaitReady(process);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Where its API is. */
  public URI address() {
    return address;
  }

  /** The alerts it holds now, as its own API tells them. */
  public JsonNode alerts() throws IOException, InterruptedException {
    return pages.get("/api/v2/alerts", Map.of());
  }

  @Override
  public void close() {
    process.close();
  }
}
