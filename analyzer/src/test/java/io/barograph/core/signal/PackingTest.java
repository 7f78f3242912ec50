package io.barograph.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.remediation.Rung;
import io.barograph.core.scope.Segment;
import io.barograph.core.storm.StormFinding;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small pieces that rows are packed with. */
class PackingTest {
  private static final String ID = "01a203d8-c25a-7710-a197-7fb378c0faa9";

  static Stream<Instant> times() {
    return Stream.of(
        Instant.EPOCH,
        Instant.parse("2026-01-01T00:00:00.123456Z"),
        Instant.parse("2026-01-01T00:00:00.123456789Z"),
        Instant.parse("1969-12-31T23:59:59.999999999Z"),
        Instant.parse("0001-01-01T00:00:00Z"),
        Instant.parse("9999-12-31T23:59:59.999999001Z"));
  }

  @ParameterizedTest
  @MethodSource("times")
  void aTimeIsReadAsItWasPackedBehindAnyOther(Instant time) {
    List<Instant> before = times().toList();
    byte[] packed =
        Packed.pack(
            out ->
                before.forEach(
                    other -> {
                      out.time(other);
                      out.time(time);
                    }));

    List<Instant> read =
        Packed.unpack(
            packed,
            in -> {
              Instant[] all = new Instant[2 * before.size()];
              for (int i = 0; i < all.length; i++) {
                all[i] = in.time();
              }
              return Arrays.asList(all);
            });
    assertThat(read).isEqualTo(before.stream().flatMap(o -> Stream.of(o, time)).toList());
  }

  @Test
  void aTimeNearTheOneBeforeTakesFewBytes() {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    int one = Packed.pack(out -> out.time(noon)).length;
    byte[] two =
        Packed.pack(
            out -> {
              out.time(noon);
              out.time(noon.plusMillis(500));
            });

    assertThat(two).hasSizeLessThanOrEqualTo(one + 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dana",
        "jürgen ☂ 😀",
        "half \ud83d",
        "zero \u0000",
        ID,
        "01A203D8-C25A-7710-A197-7FB378C0FAA9"
      })
  void aTextIsReadAsItWasPackedAndTakesAByteOrTwoWhereItWasTold(String text) {
    byte[] once = Packed.pack(out -> out.text(text));
    byte[] twice =
        Packed.pack(
            out -> {
              out.text(text);
              out.text(text);
            });

    List<String> read = Packed.unpack(twice, in -> List.of(in.text(), in.text()));
    assertThat(read).containsExactly(text, text);
    assertThat(twice).hasSize(once.length + 1);
  }

  @Test
  void anIdTakesSixteenBytesAndOne() {
    assertThat(Packed.pack(out -> out.text(ID))).hasSize(17);
  }

  @Test
  void whatIsAbsentTakesAByte() {
    byte[] packed =
        Packed.pack(
            out -> {
              out.optional((Instant) null);
              out.optional((Duration) null);
              out.optional((String) null);
              out.optional((Enum<?>) null);
            });

    assertThat(packed).isEqualTo(new byte[4]);
  }

  @Test
  void numbersOfAnySizeAndSignAreReadAsTheyWerePacked() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      Duration length = Duration.ofNanos(number & Long.MAX_VALUE);
      byte[] packed =
          Packed.pack(
              out -> {
                out.number(number);
                out.duration(length);
              });
      List<Object> read = Packed.unpack(packed, in -> List.of(in.number(), in.duration()));
      assertThat(read).containsExactly(number, length);
    }
  }

  @Test
  void bytesOfAnyKindAreReadOrRefused() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      try {
        Sighting read = Packed.unpack(bytes, SightingFormat::read);
        assertThat(read).isNotNull();
      } catch (UncheckedIOException | IllegalArgumentException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }

  @Test
  void aCountOfMoreThanThereIsIsRefused() {
    byte[] packed = Packed.pack(out -> out.number(1_000_000));

    assertThatThrownBy(() -> Packed.unpack(packed, Unpacking::count))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aTimeByItselfTakesEightBytes() {
    Instant time = Instant.parse("2026-01-01T00:00:00.123456Z");

    assertThat(Packed.time(time)).hasSize(8);
    assertThat(Packed.timeOf(Packed.time(time))).isEqualTo(time);
    assertThatThrownBy(() -> Packed.timeOf(new byte[7])).isInstanceOf(UncheckedIOException.class);
  }

  /**
   * Rows tell these by their place. A new value goes to the end; where one moves, the numbers of
   * all formats go up.
   */
  @Test
  void noValueThatRowsTellByItsPlaceHasMoved() {
    assertThat(places(Cause.class))
        .isEqualTo(
            "REFRESH_REJECTED REFRESH_UNREACHABLE API_UNAUTHORIZED RATE_LIMITED SERVER_ERROR"
                + " DISCONNECTED UNKNOWN");
    assertThat(places(Reason.class))
        .isEqualTo("REUSED REVOKED EXPIRED ACCOUNT_CHANGED REGION_REFUSED UNKNOWN");
    assertThat(places(Outcome.class)).isEqualTo("FAILED RECOVERED ABANDONED SUPERSEDED");
    assertThat(places(Origin.class)).isEqualTo("STDERR TELEMETRY");
    assertThat(places(OperatingSystem.class)).isEqualTo("LINUX MACOS WINDOWS");
    assertThat(places(Signal.Section.class)).isEqualTo("PROMPT TOOL_OUTPUT OWN");
    assertThat(places(Signal.NoticeForm.class))
        .isEqualTo("STAMPED_STREAM_ERROR STREAM_ERROR RECONNECTING ERROR_RECONNECTING JSON");
    assertThat(places(Rung.class))
        .isEqualTo(
            "SIGN_IN_AGAIN RESET_LOCAL_STATE CHECK_API_KEY HAND_OVER ONE_LOGIN_PER_HOST"
                + " RESTART_PROCESS WAIT LEAVE_REGION");
    assertThat(places(Segment.Dimension.class)).isEqualTo("ALL VERSION HOST_GROUP NETWORK REGION");
    assertThat(places(StormFinding.How.class)).isEqualTo("RECOVERED STALE");
  }

  private static String places(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" "));
  }
}
