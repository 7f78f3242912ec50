package io.barograph.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.dialect.Dialects;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Recognisers;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However a text comes, in whatever pieces, its lines are those between the line breaks. */
class BlockReaderTest {
  private static final Recogniser RECOGNISER = Recognisers.of(Dialects.ALL);
  private static final String SIGNAL = "stream error: x; retrying 1/5 in 187ms…";
  private static final List<String> LINES =
      List.of(
          "",
          " ",
          "\r",
          "hi",
          "user",
          "user\r",
          "superuser",
          "[2025-08-12T18:20:32] codex",
          "[INFO] tokens: none",
          "2025-08-12T18:20:32Z hm",
          "[{\"line\":\"user\"}]",
          SIGNAL,
          SIGNAL + "\r",
          "ERROR: exceeded retry limit",
          "ERROR:",
          "{\"message\":\"user\",\"log\":1}",
          "{\"message\":\"nothing\"}",
          "{\"message\":\"tokens used\"} ",
          "behind a prefix {\"message\":\"user\"} ",
          "\"codex\"",
          "\u001b[1muser\u001b[0m",
          "drwxr-xr-x 2 user staff 64 Nov 22 14:20 codexes");

  @Test
  void theLinesOfATextAreTheSameInWhateverPiecesItIsRead() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      String text = text(random, 1 + random.nextInt(60));

      assertThat(read(inPieces(text, random, 1 + random.nextInt(50)), false))
          .as("seed %d", seed)
          .isEqualTo(byHand(text));
    }
  }

  @Test
  void andWhenItIsLongerThanManyBlocks() throws IOException {
    Random random = new Random(7);
    String text = text(random, 60_000) + "x".repeat(2 * Block.SIZE) + SIGNAL + "\n" + SIGNAL;

    assertThat(text.length()).isGreaterThan(5 * Block.SIZE);
    List<String> expected = byHand(text);
    assertThat(read(inPieces(text, random, Block.SIZE), false)).isEqualTo(expected);
    assertThat(read(inPieces(text, random, Block.SIZE), true)).isEqualTo(expected);
  }

  @Test
  void aLineThatIsTooLongIsCutAndTheNextIsWhole() throws IOException {
    String tooLong = "x".repeat(Recogniser.LONGEST_RECORD + 3 * Block.SIZE);
    byte[] text =
        (SIGNAL + '\n' + SIGNAL + tooLong + '\n' + SIGNAL).getBytes(StandardCharsets.UTF_8);

    List<Integer> lengths = new ArrayList<>();
    try (BlockReader blocks =
        new BlockReader(new ByteArrayInputStream(text), RECOGNISER.lineSieve())) {
      for (Block block = blocks.next(); block != null; block = blocks.next()) {
        for (int i = 0; i < block.found(); i++) {
          lengths.add(block.to(i) - block.from(i));
        }
      }
    }
    int usual = SIGNAL.getBytes(StandardCharsets.UTF_8).length;
    assertThat(lengths).hasSize(3).startsWith(usual).endsWith(usual);
    assertThat(lengths.get(1)).isGreaterThan(Recogniser.LONGEST_RECORD);
    assertThat(lengths.get(1)).isLessThan(Recogniser.LONGEST_RECORD + 2 * Block.SIZE);
  }

  @Test
  void whatFailsInTheThreadIsToldToTheReader() throws IOException {
    InputStream failing =
        new FilterInputStream(
            new ByteArrayInputStream((SIGNAL + "\n").getBytes(StandardCharsets.UTF_8))) {
          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read < 0) {
              throw new IOException("the disk is gone");
            }
            return read;
          }
        };
    try (ReadAhead blocks =
        new ReadAhead(new BlockReader(failing, RECOGNISER.lineSieve()), "failing")) {
      assertThat(Objects.requireNonNull(blocks.next()).found()).isEqualTo(1);
      assertThatThrownBy(blocks::next)
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is gone");
      assertThat(blocks.next()).isNull();
    }
  }

  /** Number and text of each line that may hold a signal, and how many lines there are. */
  private static List<String> read(InputStream in, boolean ahead) throws IOException {
    BlockReader reader = new BlockReader(in, RECOGNISER.lineSieve());
    List<String> found = new ArrayList<>();
    long lines = 0;
    try (Blocks blocks = ahead ? new ReadAhead(reader, "text") : reader) {
      for (Block block = blocks.next(); block != null; block = blocks.next()) {
        assertThat(block.linesBefore).isEqualTo(lines);
        lines += block.lines;
        assertThat(block.timed).isEqualTo(lastTimed(block, block.end - 1));
        for (int i = 0; i < block.found(); i++) {
          assertThat(block.timed(i)).isEqualTo(lastTimed(block, block.from(i)));
          byte[] line = Arrays.copyOfRange(block.bytes, block.from(i), block.to(i));
          found.add(block.number(i) + " " + new String(line, StandardCharsets.UTF_8));
        }
      }
    }
    found.add(lines + " lines");
    return found;
  }

  /** Where the last line begins, up to a place in it, whose first letter a time may begin with. */
  private static int lastTimed(Block block, int upTo) {
    for (int at = upTo; at >= 0; at--) {
      boolean begins = at == 0 || block.bytes[at - 1] == '\n';
      if (begins && "0123456789[\u001b".indexOf(block.bytes[at]) >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static List<String> byHand(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String whole = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      if (RECOGNISER.lineMayHoldSignal(bytes, 0, bytes.length)) {
        found.add((i + 1) + " " + whole);
      }
    }
    found.add(lines.size() + " lines");
    return found;
  }

  private static String text(Random random, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(LINES.get(random.nextInt(LINES.size())));
      text.append(i == lines - 1 && random.nextBoolean() ? "" : "\n");
    }
    return text.toString();
  }

  private static InputStream inPieces(String text, Random random, int longest) {
    return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return super.read(bytes, from, Math.min(length, 1 + random.nextInt(longest)));
      }
    };
  }
}
