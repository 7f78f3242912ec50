package io.barograph.command;

import static org.awaitility.Awaitility.await;

import io.barograph.Barograph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command in a process of its own, which can be killed and never outlives the test. */
final class Child implements AutoCloseable {
  private final Process process;
  private final Path out;
  private final Path err;

  private Child(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Child start(Path directory, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Barograph.class.getName());
    command.addAll(List.of(args));
    Path out = Files.createTempFile(directory, "child", ".out");
    Path err = Files.createTempFile(directory, "child", ".err");
    return new Child(
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start(),
        out,
        err);
  }

  /** Everything on its standard output so far. */
  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  /** Waits until the pattern is on its standard error; its first group. */
  String awaitErr(String pattern) {
    return awaitIn(err, pattern);
  }

  /** Waits until the pattern is on its standard output; its first group. */
  String awaitOut(String pattern) {
    return awaitIn(out, pattern);
  }

  /** Waits for its end; its exit code. */
  int awaitEnd(Duration atMost) throws InterruptedException {
    if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("did not end within " + atMost + ": " + err());
    }
    return process.exitValue();
  }

  /** As {@code kill -9} does; returns once it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private String awaitIn(Path file, String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    return await(pattern)
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> {
              Matcher matcher = wanted.matcher(read(file));
              return matcher.find() ? matcher.group(1) : "";
            },
            found -> !found.isEmpty());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
