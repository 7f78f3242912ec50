package io.barograph.command.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What the files of a directory take while others write there. */
final class DirectorySize extends SimpleFileVisitor<Path> {
  private long bytes;

  private DirectorySize() {}

  /** In bytes; 0 where there is no directory. */
  static long of(Path directory) throws IOException {
    DirectorySize size = new DirectorySize();
    if (Files.isDirectory(directory)) {
      Files.walkFileTree(directory, size);
    }
    return size.bytes;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    bytes += attributes.size();
    return FileVisitResult.CONTINUE;
  }

  /** A file may go while it is looked at. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }
}
