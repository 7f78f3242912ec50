package io.barograph.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this repository; tests run in the directory of their module. */
public final class Repository {
  public static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("").normalize();

  private static final List<String> DOCUMENTS =
      List.of(
          "README.md",
          "analyzer/ARCHITECTURE.md",
          "analyzer/RATIONALE.md",
          "analyzer/PERFORMANCE.md",
          "schemas/README.md",
          "deploy/README.md",
          "deploy/runbook.md",
          "deploy/shippers/README.md",
          "grafana/README.md");

  private Repository() {}

  /** Every document that is held to its word. */
  public static List<Document> documents() {
    return DOCUMENTS.stream().map(Repository::document).toList();
  }

  public static Document document(String path) {
    return new Document(path, text(path));
  }

  public static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  /** The simple names of all classes that have a file of their own. */
  static Set<String> classes() {
    return Stream.of("analyzer/src", "schemas/src")
        .flatMap(module -> files(ROOT.resolve(module)).stream())
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".java"))
        .map(name -> name.substring(0, name.length() - ".java".length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
