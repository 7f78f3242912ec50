package io.barograph.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotated logs are compressed: they are known by their first bytes, from a file or a pipe. */
class CompressedReplayTest {
  private static final Given GIVEN =
      new Given(new UserId("u"), new HostId("h"), Instant.parse("2026-03-01T08:00:00Z"), null);

  @TempDir Path directory;

  interface Compressor {
    OutputStream around(OutputStream out) throws IOException;
  }

  @Test
  void gzipAndZstandardAreReadAsTheTextInThem() throws IOException {
    byte[] text = recording();
    Replayed plain = replayed(text);

    assertThat(plain.sightings()).isNotEmpty();
    for (Compressor compressor : new Compressor[] {GZIPOutputStream::new, ZstdOutputStream::new}) {
      Replayed compressed = replayed(compressed(text, compressor));
      assertThat(compressed.sightings()).isEqualTo(plain.sightings());
      assertThat(compressed.totals()).isEqualTo(plain.totals());
    }
  }

  @Test
  void theyAreReadFromAPipeToo() throws IOException {
    byte[] text = recording();

    Replayed piped = Replayed.standardInput(GIVEN, compressed(text, GZIPOutputStream::new));

    assertThat(piped.totals()).isEqualTo(replayed(text).totals());
  }

  @Test
  void severalOneBehindTheOtherAreOneText() throws IOException {
    byte[] text = recording();
    byte[] one = compressed(text, GZIPOutputStream::new);
    byte[] two = Arrays.copyOf(one, one.length * 2);
    System.arraycopy(one, 0, two, one.length, one.length);

    assertThat(replayed(two).totals().lines()).isEqualTo(2 * replayed(text).totals().lines());
  }

  @Test
  void aCutOneIsRefusedByItsName() throws IOException {
    byte[] whole = compressed(recording(), GZIPOutputStream::new);

    assertThatThrownBy(() -> replayed(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("codex.log");
  }

  private Replayed replayed(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("codex.log"), bytes);
    return Replayed.files(GIVEN, file.toString());
  }

  private static byte[] compressed(byte[] text, Compressor compressor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressor.around(bytes)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  private static byte[] recording() throws IOException {
    try (InputStream in =
        CompressedReplayTest.class.getResourceAsStream("/captures/0.163.0/refresh401.log")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
