package io.barograph.shippers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What the machine brings, and the build does not. Where it is missing, a test is skipped and says
 * which package it wants; where {@code CI} is set the test fails.
 */
public final class Installed {
  private Installed() {}

  public static Path program(String name, String packages) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)),
            Stream.of("/usr/sbin", "/sbin"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> missing(name + " is not installed; its packages: " + packages));
  }

  /**
   * Where the packages of syslog-ng were unpacked: Debian installs it only in place of rsyslog.
   * {@code SHIPPER_SYSLOG_NG} names the directory, else it is where {@code .ci/run} puts it.
   */
  static Path syslogNg() {
    String named = System.getenv("SHIPPER_SYSLOG_NG");
    String cache = System.getenv("XDG_CACHE_HOME");
    Path root =
        named != null
            ? Path.of(named)
            : (cache != null ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("barograph-ci/syslog-ng");
    return Files.isExecutable(root.resolve("usr/sbin/syslog-ng"))
        ? root
        : missing(
            "no syslog-ng in "
                + root
                + "; unpack syslog-ng-core, syslog-ng-mod-rdkafka and what they need there");
  }

  /** The directories below that hold a file so named, as a list of paths. */
  static String directoriesWith(Path root, String glob) {
    try (Stream<Path> files = Files.walk(root.toRealPath())) {
      return files
          .filter(
              file ->
                  root.getFileSystem().getPathMatcher("glob:" + glob).matches(file.getFileName()))
          .map(file -> file.resolveSibling("").toString())
          .distinct()
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name that shippers give this machine. */
  static String machine() throws IOException {
    Process uname = new ProcessBuilder("uname", "-n").start();
    String name = new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Stream.of(name.strip().split("\\.")).findFirst().orElseThrow();
  }

  private static Path missing(String message) {
    return System.getenv("CI") == null ? Assumptions.abort(message) : Assertions.fail(message);
  }
}
