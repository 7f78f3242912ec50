package io.barograph.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.barograph.Barograph;
import io.barograph.docs.Repository;
import io.barograph.shippers.ChildProcess;
import io.barograph.shippers.Installed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image is not built here; what can be known of its recipe without building it is. */
class DockerfileTest {
  private static final String RECIPE = Repository.text("deploy/Dockerfile");

  @TempDir Path directory;

  @Test
  void everythingThatIsCopiedIsThereAndIsSent() {
    List<String> sent =
        Repository.text(".dockerignore")
            .lines()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    List<String> copied = all("(?m)^COPY (?!--from)(\\S+) ");

    assertThat(copied).isNotEmpty();
    assertThat(copied)
        .allSatisfy(
            source -> {
              assertThat(Repository.ROOT.resolve(source)).exists();
              assertThat(sent).anyMatch(path -> path.startsWith(source));
            });
    assertThat(sent).allSatisfy(path -> assertThat(Repository.ROOT.resolve(path)).exists());
  }

  @Test
  void itsBasesArePinnedAndItDoesNotRunAsRoot() {
    assertThat(all("(?m)^FROM (\\S+)"))
        .hasSize(2)
        .allMatch(base -> base.matches("[a-z]+:[a-z0-9.-]*\\d+[a-z0-9.-]*"));
    assertThat(all("(?m)^USER (\\S+)")).containsExactly("10001:10001");
  }

  @Test
  void theRuntimeHasEveryModuleThatOurClassesAndTheirLibrariesAskFor() {
    Set<String> roots =
        Arrays.stream(all("--add-modules (\\S+)").get(0).split(",", -1))
            .collect(Collectors.toUnmodifiableSet());
    Set<String> there =
        Configuration.empty()
            .resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), roots)
            .modules()
            .stream()
            .map(module -> module.name())
            .collect(Collectors.toUnmodifiableSet());

    assertThat(there).containsAll(modulesThatOurClassesAskFor());
  }

  @Test
  void itIsHealthyWhileThePageAnswersAndNotOtherwise() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/up", exchange -> answer(exchange, 200));
    server.createContext("/down", exchange -> answer(exchange, 503));
    server.start();
    String port = String.valueOf(server.getAddress().getPort());
    try {
      assertThat(healthy("/up", port)).isZero();
      assertThat(healthy("/down", port)).isNotZero();
    } finally {
      server.stop(0);
    }
    assertThat(healthy("/up", port)).isNotZero();
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private int healthy(String path, String port) throws Exception {
    String bash = Installed.program("bash", "bash").toString();
    String script = Repository.ROOT.resolve("deploy/healthy").toString();
    try (ChildProcess check =
        ChildProcess.start(directory, Map.of(), List.of(bash, script, path, port))) {
      return check.awaitEnd();
    }
  }

  private static Set<String> modulesThatOurClassesAskFor() {
    StringWriter out = new StringWriter();
    Path classes =
        Path.of(Barograph.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(
            new PrintWriter(out, true),
            new PrintWriter(out, true),
            "-q",
            "--ignore-missing-deps",
            "--multi-release",
            "17",
            "--print-module-deps",
            "--class-path",
            System.getProperty("java.class.path"),
            classes.toString());
    return Set.of(out.toString().strip().split(",", -1));
  }

  private static List<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(RECIPE).results().map(found -> found.group(1)).toList();
  }
}
