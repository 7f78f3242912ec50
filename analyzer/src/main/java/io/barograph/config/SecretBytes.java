package io.barograph.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A secret as bytes: those of a text in UTF-8, or those of a file. */
final class SecretBytes {
  /** 128 bits cannot be found by trying. */
  private static final int LEAST = 16;

  /** More than anybody needs, and a bound for a file that has no end. */
  private static final int MOST = 4096;

  private static final String BOUNDS = LEAST + " to " + MOST + " bytes";

  private SecretBytes() {}

  static Form<byte[]> form() {
    return new Form<>(
        BOUNDS,
        text -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          if (!isFit(bytes)) {
            throw new Misfit("must have " + BOUNDS);
          }
          return bytes;
        });
  }

  /**
   * The secret that stands in a file or is given itself; empty where neither is. Given on the
   * command line, or twice, it is refused.
   */
  static Optional<byte[]> read(
      Layers layers, Key<Optional<Path>> inFile, Key<Optional<byte[]>> as) {
    if (layers.isOnCommandLine(as)) {
      layers.refuse(
          as.name(),
          "must not stand on the command line, which every user of the machine can read,");
      return Optional.empty();
    }
    Optional<Path> file = layers.read(inFile);
    Optional<byte[]> secret = layers.read(as);
    if (file.isPresent() && secret.isPresent()) {
      layers.refuse(inFile.name(), "must be empty where " + as.name() + " is given too,");
      return secret;
    }
    return file.isPresent() ? content(file.get(), inFile, layers) : secret;
  }

  private static Optional<byte[]> content(Path file, Key<?> key, Layers layers) {
    try {
      return Optional.of(of(file));
    } catch (Misfit e) {
      layers.refuse(key.name(), e.rule());
      return Optional.empty();
    }
  }

  /** What the file holds, without the line break that editors put at its end. */
  static byte[] of(Path file) throws Misfit {
    byte[] bytes = withoutLineBreak(content(file));
    if (!isFit(bytes)) {
      throw new Misfit("must name a file of " + BOUNDS);
    }
    return bytes;
  }

  private static boolean isFit(byte[] bytes) {
    return bytes.length >= LEAST && bytes.length <= MOST;
  }

  private static byte[] content(Path file) throws Misfit {
    try (InputStream in = Files.newInputStream(file)) {
      // A line break may follow, and one byte more shows that there are too many.
      return in.readNBytes(MOST + 3);
    } catch (IOException e) {
      throw new Misfit("must name a file that can be read (" + TextFile.why(file, e) + ")");
    }
  }

  private static byte[] withoutLineBreak(byte[] bytes) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
    }
    return Arrays.copyOf(bytes, length);
  }
}
