package io.barograph.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker keeps its data.
 *
 * @param passing whether it is deleted with the broker
 */
record DataDirectory(Path path, boolean passing) {
  /** Kafka's own name for it. */
  private static final String LOCK = ".lock";

  private static final String IN_USE = "another broker uses it";

  /** What an unused directory may hold: the second is at the top of every ext4 volume. */
  private static final Set<String> NEUTRAL = Set.of(LOCK, "lost+found");

  /**
   * Makes sure that it is there and can be written to.
   *
   * @param wanted null for one that passes
   */
  static DataDirectory of(@Nullable Path wanted) {
    try {
      if (wanted == null) {
        return new DataDirectory(Files.createTempDirectory("barograph-broker-"), true);
      }
      Path created = Files.createDirectories(wanted.toAbsolutePath().normalize());
      // Trying is the only sure way: permissions, read-only mounts and quotas all show here.
      Files.delete(Files.createTempFile(created, "writable", null));
      return new DataDirectory(created, false);
    } catch (FileAlreadyExistsException e) {
      throw unusable(wanted, "it is a file", e);
    } catch (IOException e) {
      throw unusable(wanted, "it cannot be written to", e);
    }
  }

  boolean isFormatted() {
    return Files.exists(path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME));
  }

  /** Kafka takes every directory in its own for a partition, and fails once it has written. */
  void refuseForeignFiles() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      if (!isFormatted()
          && files.anyMatch(file -> !NEUTRAL.contains(String.valueOf(file.getFileName())))) {
        throw unusable(path, "it holds other files", null);
      }
    }
  }

  /** Kafka looks at its lock only after its controller has written to the directory. */
  void refuseSecondUser() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw unusable(path, IN_USE, null);
      }
    } catch (OverlappingFileLockException e) {
      throw unusable(path, IN_USE, e);
    }
  }

  /** Deletes it if it passes with the broker. */
  void letGo() {
    if (!passing) {
      return;
    }
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new BrokerException("cannot delete the broker's data in " + path, e);
    }
  }

  private static BrokerException unusable(
      @Nullable Path directory, String why, @Nullable Throwable cause) {
    String place = directory == null ? "a temporary directory" : directory.toString();
    return new BrokerException("cannot keep the broker's data in " + place + ": " + why, cause);
  }
}
