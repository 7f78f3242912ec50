package io.barograph.replay;

import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Utf8;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opens files, and tells from their first line what they are. */
final class Sources {
  /** As much as {@link TextSource} looks ahead for a time. */
  private static final int BUFFER = 1 << 16;

  /** Enough for the longest name of a topic, 249 characters, and what follows it in a dump. */
  private static final int FIRST_LINE = 512;

  /** More files are each read when their turn comes: they would take a thread each. */
  private static final int MOST_AHEAD = 8;

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
    boolean ahead = files.size() <= MOST_AHEAD;
    for (String file : files) {
      try {
        sources.addAll(
            file.equals("-")
                ? open("stdin", given, recogniser, standardInput, ahead, Instant.now())
                : openFile(Path.of(file), files, given, recogniser, ahead));
      } catch (NoSuchFileException e) {
        throw new ReplayException(file + " does not exist", e);
      } catch (IOException e) {
        throw new ReplayException(file + " cannot be read: " + reason(e), e);
      }
    }
    return sources;
  }

  /** Opens what was written just now; the name stands in messages and for a session. */
  static List<RecordSource> open(
      String name, Given given, Recogniser recogniser, InputStream text) {
    try {
      return open(name, given, recogniser, text, false, Instant.now());
    } catch (IOException e) {
      throw new ReplayException(name + " cannot be read: " + reason(e), e);
    }
  }

  private static List<RecordSource> openFile(
      Path file, List<String> files, Given given, Recogniser recogniser, boolean ahead)
      throws IOException {
    if (Files.isDirectory(file)) {
      throw new ReplayException(file + " is a directory; name the files in it");
    }
    Instant start = Files.getLastModifiedTime(file).toInstant();
    // Four times as fast as the stream of a channel, which copies in small pieces.
    InputStream in = new FileInputStream(file.toFile());
    return open(nameOf(file, files), given, recogniser, in, ahead, start);
  }

  /** The file's name alone where it tells the file from the others: lines of two never mix. */
  private static String nameOf(Path file, List<String> files) {
    Path name = file.getFileName();
    long alike = files.stream().filter(other -> name.equals(Path.of(other).getFileName())).count();
    return (alike == 1 ? name : file).toString();
  }

  private static List<RecordSource> open(
      String name,
      Given given,
      Recogniser recogniser,
      InputStream stream,
      boolean ahead,
      Instant fallback)
      throws IOException {
    InputStream text = Compression.opened(new BufferedInputStream(stream, BUFFER));
    BufferedInputStream in = new BufferedInputStream(text, BUFFER);
    Instant time = given.start();
    Instant start = time == null ? fallback : time;
    in.mark(FIRST_LINE);
    byte[] head = in.readNBytes(FIRST_LINE);
    in.reset();
    if (DumpSource.isRecord(new String(head, StandardCharsets.UTF_8))) {
      return DumpSource.read(name, given, recogniser, in);
    }
    if (head.length > 0 && head[0] == '\n') {
      return List.of(textOrValue(name, given, recogniser, in, ahead, start));
    }
    return List.of(TextSource.of(name, given, recogniser, in, ahead, start));
  }

  /** A line feed opens OpenTelemetry's binary form too; such a file is one value. */
  private static RecordSource textOrValue(
      String name,
      Given given,
      Recogniser recogniser,
      BufferedInputStream in,
      boolean ahead,
      Instant start)
      throws IOException {
    // One more than may be read shows that there are too many.
    byte[] bytes = in.readNBytes(Recogniser.LONGEST_RECORD + 1);
    if (!isText(bytes)) {
      return new ValueSource(name, bytes, start, given);
    }
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(bytes), in);
    BufferedInputStream again = new BufferedInputStream(all, BUFFER);
    return TextSource.of(name, given, recogniser, again, ahead, start);
  }

  private static boolean isText(byte[] bytes) {
    int end = bytes.length;
    // The last line may be cut inside a character.
    while (bytes.length > Recogniser.LONGEST_RECORD && bytes[end - 1] != '\n') {
      end--;
    }
    return Utf8.isValid(Arrays.copyOf(bytes, end));
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
