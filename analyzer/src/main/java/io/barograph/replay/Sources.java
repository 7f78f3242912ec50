package io.barograph.replay;

import io.barograph.ingest.Recogniser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens files, and tells from their first line what they are. */
final class Sources {
  /** As much as {@link TextSource} looks ahead for a time. */
  private static final int BUFFER = 1 << 16;

  private static final int FIRST_LINE = 256;

  private Sources() {}

  /**
   * Opens all files.
   *
   * @param files paths, or {@code -} for {@code standardInput}
   * @throws ReplayException if one cannot be read
   */
  static List<RecordSource> open(
      List<String> files, Given given, Recogniser recogniser, InputStream standardInput) {
    List<RecordSource> sources = new ArrayList<>();
    for (String file : files) {
      try {
        sources.addAll(
            file.equals("-")
                ? open("stdin", given, recogniser, standardInput, Instant.now())
                : openFile(Path.of(file), files, given, recogniser));
      } catch (NoSuchFileException e) {
        throw new ReplayException(file + " does not exist", e);
      } catch (IOException e) {
        throw new ReplayException(file + " cannot be read: " + reason(e), e);
      }
    }
    return sources;
  }

  private static List<RecordSource> openFile(
      Path file, List<String> files, Given given, Recogniser recogniser) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ReplayException(file + " is a directory; name the files in it");
    }
    Instant start = Files.getLastModifiedTime(file).toInstant();
    return open(nameOf(file, files), given, recogniser, Files.newInputStream(file), start);
  }

  /** The file's name alone where it tells the file from the others: lines of two never mix. */
  private static String nameOf(Path file, List<String> files) {
    Path name = file.getFileName();
    long alike = files.stream().filter(other -> name.equals(Path.of(other).getFileName())).count();
    return (alike == 1 ? name : file).toString();
  }

  private static List<RecordSource> open(
      String name, Given given, Recogniser recogniser, InputStream stream, Instant fallback)
      throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, BUFFER);
    in.mark(FIRST_LINE);
    String first = new String(in.readNBytes(FIRST_LINE), StandardCharsets.UTF_8);
    in.reset();
    if (DumpSource.isRecord(first)) {
      return DumpSource.read(name, given, recogniser, in);
    }
    Instant start = given.start();
    return List.of(TextSource.of(name, given, recogniser, in, start == null ? fallback : start));
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
