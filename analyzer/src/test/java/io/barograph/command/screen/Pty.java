package io.barograph.command.screen;

import static org.awaitility.Awaitility.await;

import io.barograph.shippers.Installed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A program of Barograph's on a terminal of its own, which keeps every byte that it was sent. */
public final class Pty implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path received;

  private Pty(Process process, Path received) {
    this.process = process;
    this.received = received;
  }

  /**
   * Starts it on a terminal of 100 columns and 30 lines.
   *
   * @param environment beside that of this process
   * @param more shell words behind the arguments, such as a redirection
   */
  public static Pty start(
      Path directory, Map<String, String> environment, Class<?> main, String args, String... more)
      throws IOException {
    // A shell that runs the tests in its background has them ignore Ctrl-C, and so their children.
    Path script = Installed.program("script", "bsdutils");
    String shell =
        "stty rows 30 cols 100; exec env --default-signal=INT \"$PTY_JAVA\" -Xmx700m -XX:+UseSerialGC"
            + " -XX:TieredStopAtLevel=1 "
            + main.getName()
            + " "
            + args
            + " "
            + String.join(" ", more);
    Path received = Files.createTempFile(directory, "pty", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(script.toString(), "--quiet", "--return", "--command", shell, "/dev/null"));
    builder.environment().remove("NO_COLOR");
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder
        .environment()
        .put("PTY_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.environment().putAll(environment);
    return new Pty(builder.redirectOutput(received.toFile()).start(), received);
  }

  /** Everything it was sent so far. */
  public String received() {
    try {
      return Files.readString(received, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it was sent what matches. */
  public void awaitReceived(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    await(pattern).atMost(PATIENCE).until(() -> wanted.matcher(received()).find());
  }

  /** As somebody who sits there. */
  public void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits for the end of the program; its exit code. */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("did not end: " + received());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
