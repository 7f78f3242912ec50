package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Signal;
import io.barograph.embedded.fleet.FleetOptions;
import io.barograph.embedded.fleet.ShippedLine;
import io.barograph.embedded.fleet.SimulatedFleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sieve calls noise is noise, in every envelope, and is counted as reading counts it. */
class RecordSieveTest {
  private static final int MUTATIONS = 20_000;
  private static final int SLOW_MUTATIONS = 2_000_000;

  private final RecordSieve sieve = Heard.RECOGNISER.sieve();

  /** The samples of all dialects and the recordings of the real CLI. */
  static Stream<Path> files() throws IOException, URISyntaxException {
    Path resources =
        Path.of(Objects.requireNonNull(RecordSieveTest.class.getResource("/dialects")).toURI())
            .getParent();
    return Stream.of("dialects", "captures")
        .flatMap(room -> logs(Objects.requireNonNull(resources).resolve(room)))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void noLineOfASampleOrARecordingIsDroppedThatSaysSomethingInAnyEnvelope(Path file)
      throws IOException {
    for (String line : lines(file)) {
      for (byte[] value : Wrapping.around(line)) {
        check(value, line);
      }
    }
  }

  @Test
  void noRecordOfAShipperIsDroppedThatSaysSomething() {
    for (String file : List.of("samples.jsonl", "recorded.jsonl")) {
      for (ShipperSample sample : ShipperSample.all(file)) {
        check(sample.value(), sample);
        for (int length = 0; length < sample.value().length; length++) {
          check(Arrays.copyOf(sample.value(), length), sample);
        }
      }
    }
  }

  @Test
  void noDamagedRecordIsDroppedThatSaysSomething() throws Exception {
    mutate(MUTATIONS, new Random(11));
  }

  @Test
  @Tag("slow")
  void noneOfTwoMillionDamagedRecordsIsDroppedThatSaysSomething() throws Exception {
    mutate(SLOW_MUTATIONS, new Random(12));
  }

  @Test
  void everyKindOfSignalPassesAndEveryEnvelopeHasNoise() throws Exception {
    Set<Class<?>> passed = new HashSet<>();
    Set<Envelope> dropped = EnumSet.noneOf(Envelope.class);
    for (String line : lines()) {
      for (byte[] value : Wrapping.around(line)) {
        Noise noise = sieve.noiseIn(value);
        if (noise == null) {
          read(value).sightings.forEach(sighting -> passed.add(sighting.signal().getClass()));
        } else {
          dropped.add(noise.envelope());
        }
      }
    }

    assertThat(passed).containsExactlyInAnyOrder(kinds(Signal.class));
    assertThat(dropped).contains(Envelope.TEXT, Envelope.SYSLOG, Envelope.NATIVE_JSON);
    assertThat(EnumSet.complementOf(EnumSet.copyOf(dropped))).isSubsetOf(Envelope.OTLP_PROTO);
  }

  @Test
  void whatCannotBeReadIsLeftToTheReader() {
    for (byte @Nullable [] value :
        Arrays.<byte @Nullable []>asList(
            null,
            new byte[0],
            new byte[] {(byte) 0xc3, 0x28, 'h', 'm'},
            "{\"line\":\"hm".getBytes(StandardCharsets.UTF_8),
            new byte[Recogniser.LONGEST_RECORD + 1])) {
      assertThat(sieve.noiseIn(value)).isNull();
    }
  }

  @Test
  void nearlyAllNoiseOfAFleetIsDropped() {
    int noise = 0;
    int dropped = 0;
    SimulatedFleet fleet =
        new SimulatedFleet(FleetOptions.startingAt(Heard.AT).withLength(Duration.ofHours(1)));
    for (ShippedLine line : fleet) {
      byte[] value = line.text().getBytes(StandardCharsets.UTF_8);
      noise += read(value).noise > 0 ? 1 : 0;
      dropped += sieve.noiseIn(value) == null ? 0 : 1;
    }

    assertThat(noise).isGreaterThan(10_000);
    assertThat(dropped).isGreaterThan(noise * 9 / 10);
  }

  private void mutate(int records, Random random) throws Exception {
    List<ShipperSample> others = ShipperSample.all("samples.jsonl");
    List<String> lines = lines();
    for (int i = 0; i < records; i++) {
      List<byte[]> values = Wrapping.around(lines.get(random.nextInt(lines.size())));
      byte[] value = Mutation.of(values.get(random.nextInt(values.size())), others, random);
      check(value, "record " + i);
    }
  }

  private void check(byte[] value, Object what) {
    Noise noise = sieve.noiseIn(value);
    if (noise != null) {
      Heard heard = read(value);
      assertThat(heard.sightings).as("%s", what).isEmpty();
      assertThat(heard.unreadable).as("%s", what).isEmpty();
      assertThat(heard.envelopes).as("%s", what).containsExactly(noise.envelope());
      assertThat(heard.noise).as("%s", what).isEqualTo(noise.lines());
    }
  }

  private static Heard read(byte[] value) {
    return Heard.of(Heard.record(value, null, Map.of(), Heard.AT));
  }

  static List<String> lines() throws IOException, URISyntaxException {
    try (Stream<Path> files = files()) {
      return files.flatMap(file -> lines(file).stream()).toList();
    }
  }

  /** Comments of the samples too: they are lines like any. */
  private static List<String> lines(Path file) {
    try {
      return Files.readString(file).replace('␛', '\u001b').lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> logs(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().matches(".*\\.(log|jsonl)")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?>[] kinds(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses()).toArray(Class<?>[]::new);
  }
}
