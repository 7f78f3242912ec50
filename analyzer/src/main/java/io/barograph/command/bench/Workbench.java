package io.barograph.command.bench;

import io.barograph.command.CommandFailure;
import io.barograph.command.DemoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory and the processes of one bench: both are gone when it ends, however it ends. */
final class Workbench implements AutoCloseable {
  private final Path directory;
  private final Set<Process> children = new HashSet<>();
  private final Thread hook = new Thread(this::clear, "shutdown");
  private boolean cleared;
  private int files;

  private Workbench(Path directory) {
    this.directory = directory;
  }

  /**
   * Opens one.
   *
   * @param parent where the directory is made, and stays if it was not there; null for where
   *     temporary files go
   */
  static Workbench open(@Nullable Path parent) throws IOException {
    Path directory =
        parent == null
            ? Files.createTempDirectory("barograph-bench-")
            : Files.createTempDirectory(Files.createDirectories(parent), "barograph-bench-");
    Workbench bench = new Workbench(directory);
    Runtime.getRuntime().addShutdownHook(bench.hook);
    return bench;
  }

  /** A file or directory that is not there yet. */
  synchronized Path path(String name) {
    files++;
    return directory.resolve(files + "-" + name);
  }

  /** Starts a process that does not outlive the bench. */
  synchronized Process start(ProcessBuilder command) throws IOException {
    if (cleared) {
      throw new CommandFailure("the bench was ended");
    }
    Process child = command.start();
    children.removeIf(each -> !each.isAlive());
    children.add(child);
    return child;
  }

  @Override
  public void close() {
    clear();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The machine is shutting down: the hook runs or has run.
      return;
    }
  }

  private synchronized void clear() {
    if (cleared) {
      return;
    }
    cleared = true;
    List<Process> alive = new ArrayList<>(children);
    alive.forEach(Process::destroyForcibly);
    alive.forEach(child -> child.onExit().join());
    try {
      DemoFiles.delete(directory);
    } catch (IOException e) {
      System.err.println("cannot delete " + directory);
    }
  }
}
