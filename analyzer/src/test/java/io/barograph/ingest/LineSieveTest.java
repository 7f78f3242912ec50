package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In a text of many lines those are found that would be found alone, in every envelope. */
class LineSieveTest {
  private static final int MUTATIONS = 30_000;

  private final LineSieve sieve = Heard.RECOGNISER.lineSieve();

  @Test
  void everySampleAndRecordingIsFoundAmongAllOthersAsAlone() throws Exception {
    List<byte[]> lines = new ArrayList<>();
    for (String line : RecordSieveTest.lines()) {
      Wrapping.around(line).forEach(value -> addLines(value, lines));
    }
    Collections.shuffle(lines, new Random(5));

    check(lines);
  }

  @Test
  void everyRecordOfAShipperIsFoundWholeAndCut() {
    List<byte[]> lines = new ArrayList<>();
    for (String file : List.of("samples.jsonl", "recorded.jsonl")) {
      for (ShipperSample sample : ShipperSample.all(file)) {
        byte[] value = sample.value();
        // Together they are the lines of one shipper, one by one those of many.
        for (int length = value.length; length > 0; length -= 7) {
          addLines(Arrays.copyOf(value, length), lines);
        }
      }
    }
    check(lines);

    Collections.shuffle(lines, new Random(6));
    check(lines);
  }

  @Test
  void everyDamagedRecordIsFoundAsAlone() throws Exception {
    Random random = new Random(13);
    List<ShipperSample> others = ShipperSample.all("samples.jsonl");
    List<String> samples = RecordSieveTest.lines();
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < MUTATIONS; i++) {
      List<byte[]> values = Wrapping.around(samples.get(random.nextInt(samples.size())));
      byte[] value = values.get(random.nextInt(values.size()));
      addLines(Mutation.of(value, others, random), lines);
    }

    check(lines);
  }

  private void check(List<byte[]> lines) {
    byte[] text = joined(lines);
    List<String> found = new ArrayList<>();
    int count =
        sieve.sift(
            text,
            0,
            text.length,
            (from, to, before, timed) ->
                found.add(before + " " + told(Arrays.copyOfRange(text, from, to))));

    List<String> alone = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      byte[] line = withoutReturn(lines.get(i));
      if (Heard.RECOGNISER.lineMayHoldSignal(line, 0, line.length)) {
        alone.add(i + " " + told(line));
      }
    }
    assertThat(count).isEqualTo(lines.size());
    assertThat(alone).hasSizeGreaterThan(100).hasSizeLessThan(lines.size());
    assertThat(found).isEqualTo(alone);
  }

  private static void addLines(byte[] value, List<byte[]> lines) {
    int from = 0;
    for (int to = 0; to <= value.length; to++) {
      if (to == value.length || value[to] == '\n') {
        lines.add(Arrays.copyOfRange(value, from, to));
        from = to + 1;
      }
    }
  }

  private static byte[] joined(List<byte[]> lines) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      text.writeBytes(line);
      text.write('\n');
    }
    return text.toByteArray();
  }

  private static byte[] withoutReturn(byte[] line) {
    boolean ends = line.length > 0 && line[line.length - 1] == '\r';
    return ends ? Arrays.copyOf(line, line.length - 1) : line;
  }

  /** Bytes that are no text stay what they are. */
  private static String told(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1);
  }
}
