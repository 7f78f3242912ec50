package io.barograph.replay;

import io.barograph.ingest.LineSieve;
import io.barograph.ingest.Recogniser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream in blocks of whole lines and sifts them. What arrives slowly is not waited for.
 */
final class BlockReader implements Blocks {
  /** Of a longer line the rest is passed over: it is refused as a whole, and memory is bounded. */
  private static final int LONGEST = Recogniser.LONGEST_RECORD + 1;

  private final InputStream in;
  private final LineSieve sieve;
  private final Block only = new Block();
  private byte[] begun = {};
  private long lines;
  private boolean ended;

  BlockReader(InputStream in, LineSieve sieve) {
    this.in = in;
    this.sieve = sieve;
  }

  @Override
  public @Nullable Block next() throws IOException {
    return read(only) ? only : null;
  }

  /**
   * Fills a block and sifts it.
   *
   * @return false at the end
   */
  boolean read(Block block) throws IOException {
    block.clear();
    fill(block);
    block.linesBefore = lines;
    block.lines = sieve.sift(block.bytes, 0, block.end, block);
    lines += block.lines;
    return block.end > 0;
  }

  private void fill(Block block) throws IOException {
    block.growTo(begun.length + Block.SIZE);
    System.arraycopy(begun, 0, block.bytes, 0, begun.length);
    int filled = begun.length;
    boolean whole = false;
    while (!whole && !ended) {
      int before = filled;
      int read = in.read(block.bytes, before, block.bytes.length - before);
      ended = read < 0;
      filled += Math.max(0, read);
      block.end = block.startOf(filled, before);
      whole = block.end > before;
      filled = whole ? filled : kept(block, filled);
    }
    block.end = ended ? filled : block.end;
    begun = Arrays.copyOfRange(block.bytes, block.end, filled);
  }

  /** Makes room for the rest of a line that goes on, and drops what is too long of it. */
  private static int kept(Block block, int filled) {
    int kept = Math.min(filled, LONGEST);
    if (block.bytes.length - kept < Block.SIZE) {
      block.growTo(Math.min(block.bytes.length * 2, LONGEST + Block.SIZE));
    }
    return kept;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
