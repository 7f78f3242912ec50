package io.barograph.house;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The JDK's compiler. */
final class Javac {
  private Javac() {}

  /**
   * Compiles files with what the class path holds, and nothing else.
   *
   * @return what the compiler has to say; empty if all is well
   */
  static String compile(Collection<Path> files, String classPath, Path output) throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter words = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  words,
                  manager,
                  null,
                  List.of(
                      "-proc:none",
                      "--release",
                      "17",
                      "-classpath",
                      classPath,
                      "-d",
                      output.toString()),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      return compiled ? "" : "javac failed: " + words;
    }
  }

  /** Where a class was loaded from, as an entry of a class path. */
  static String classPathOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
