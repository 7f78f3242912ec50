package io.barograph.replay;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens what was compressed with gzip or zstd, known by its first bytes and not by its name. */
final class Compression {
  private static final int MAGIC = 4;
  private static final int BUFFER = 1 << 16;

  private Compression() {}

  /**
   * The text of a stream.
   *
   * @param in which supports mark and reset, not yet read
   */
  static InputStream opened(BufferedInputStream in) throws IOException {
    in.mark(MAGIC);
    byte[] first = in.readNBytes(MAGIC);
    in.reset();
    if (begins(first, 0x1f, 0x8b)) {
      return new GZIPInputStream(in, BUFFER);
    }
    return begins(first, 0x28, 0xb5, 0x2f, 0xfd) ? new ZstdInputStream(in) : in;
  }

  private static boolean begins(byte[] first, int... magic) {
    boolean all = first.length >= magic.length;
    for (int i = 0; i < magic.length && all; i++) {
      all = (first[i] & 0xFF) == magic[i];
    }
    return all;
  }
}
