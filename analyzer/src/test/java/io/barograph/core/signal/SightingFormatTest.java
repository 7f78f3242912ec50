package io.barograph.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is packed is read again as it was. */
class SightingFormatTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.123456Z");

  static Stream<Signal> signals() {
    return Stream.of(
        new Signal.RetryAnnounced(
            1,
            5,
            Duration.ofNanos(187_250),
            Cause.REFRESH_REJECTED,
            Reason.REUSED,
            Signal.NoticeForm.STREAM_ERROR),
        new Signal.RetryAnnounced(
            100, 100, null, Cause.UNKNOWN, null, Signal.NoticeForm.ERROR_RECONNECTING),
        new Signal.RetryOpened(Cause.SERVER_ERROR, null),
        new Signal.RetryContinued(2, 5, Duration.ofMillis(400)),
        new Signal.RetryContinued(2, 5, null),
        new Signal.NetworkAwaited(),
        new Signal.RefreshRejected(Reason.EXPIRED),
        new Signal.RefreshUnreachable(null),
        new Signal.RefreshUnreachable(Reason.REGION_REFUSED),
        new Signal.ReasonSeen(Reason.REVOKED),
        new Signal.CauseSeen(Cause.RATE_LIMITED),
        new Signal.TransportChanged(Cause.DISCONNECTED),
        new Signal.TurnFailed(Cause.REFRESH_REJECTED, Reason.ACCOUNT_CHANGED),
        new Signal.TurnFailed(Cause.UNKNOWN, null),
        new Signal.TurnCompleted(),
        new Signal.TurnStarted(),
        new Signal.RunStarted("0.163.0"),
        new Signal.RunStarted(null),
        new Signal.SessionNamed(new SessionId("01a203d8-c25a-7710-a197-7fb378c0faa9")),
        new Signal.SectionOpened(Signal.Section.TOOL_OUTPUT),
        new Signal.SignedIn(),
        new Signal.SignedOut());
  }

  @ParameterizedTest
  @MethodSource("signals")
  void everyKindOfSignalIsReadAsItWasPacked(Signal signal) {
    Sighting sighting = sighting(signal);
    byte[] packed = Packed.pack(out -> SightingFormat.write(out, sighting));

    assertThat(Packed.unpack(packed, SightingFormat::read)).isEqualTo(sighting);
  }

  @ParameterizedTest
  @EnumSource
  void everyOriginIsReadAsItWasPackedWithAnAccountAndWithout(Origin origin) {
    for (AccountId account : Arrays.asList(new AccountId("acct-1"), null)) {
      Sighting sighting = sighting(new Signal.SignedIn(), account, origin);
      byte[] packed = Packed.pack(out -> SightingFormat.write(out, sighting));

      assertThat(Packed.unpack(packed, SightingFormat::read)).isEqualTo(sighting);
    }
  }

  @Test
  void noKindOfSignalIsLeftOut() {
    Set<Class<?>> tried = signals().map(Object::getClass).collect(Collectors.toSet());

    assertThat(tried).containsAll(Arrays.asList(Signal.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @EnumSource(Signal.NoticeForm.class)
  void everyFormOfNoticeIsReadAsItWasPacked(Signal.NoticeForm form) {
    everyKindOfSignalIsReadAsItWasPacked(
        new Signal.RetryAnnounced(1, 5, null, Cause.UNKNOWN, null, form));
  }

  @Test
  void longAndForeignNamesAreReadAsTheyWerePacked() {
    String name = "ü€😀\u0000".repeat(60).substring(0, UserId.MAX_LENGTH);
    Sighting sighting =
        new Sighting(
            new Login(new UserId(name), "codex"),
            new HostId(name),
            new SessionId(name),
            new AccountId(name),
            Site.UNKNOWN,
            Origin.TELEMETRY,
            TIME,
            Long.MAX_VALUE,
            new Signal.SignedIn());
    byte[] packed = Packed.pack(out -> SightingFormat.write(out, sighting));

    assertThat(Packed.unpack(packed, SightingFormat::read)).isEqualTo(sighting);
  }

  static Stream<Site> sites() {
    String longest = "ü€".repeat(Site.MAX_LENGTH / 2);
    return Stream.of(
        Site.UNKNOWN,
        new Site(OperatingSystem.MACOS, null, null, null),
        new Site(null, "203.0.113.0/24", null, null),
        new Site(null, null, "platform", null),
        new Site(null, null, null, "eu-west-1"),
        new Site(OperatingSystem.WINDOWS, "2001:db8:1::/48", "ci", "us-east-1"),
        new Site(OperatingSystem.LINUX, longest, longest, longest));
  }

  @ParameterizedTest
  @MethodSource("sites")
  void everySiteIsReadAsItWasPacked(Site site) {
    byte[] packed = Packed.pack(out -> SightingFormat.writeSite(out, site));

    assertThat(Packed.unpack(packed, SightingFormat::readSite)).isEqualTo(site);
  }

  @Test
  void aSiteOfWhichNothingIsKnownTakesOneByte() {
    assertThat(Packed.pack(out -> SightingFormat.writeSite(out, Site.UNKNOWN))).hasSize(1);
  }

  @Test
  void aSiteOfANewerVersionIsRefused() {
    assertThatThrownBy(() -> Packed.unpack(new byte[] {16}, SightingFormat::readSite))
        .hasRootCauseMessage("packed by a newer version: no site 16");
  }

  @Test
  void bytesThatEndTooSoonAreRefused() {
    byte[] packed =
        Packed.pack(out -> SightingFormat.write(out, sighting(new Signal.TurnCompleted())));
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> Packed.unpack(cut, SightingFormat::read))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("packed bytes do not read");
    }
  }

  @Test
  void aSignalOfANewerVersionIsRefusedByItsNumber() {
    byte[] packed =
        Packed.pack(out -> SightingFormat.write(out, sighting(new Signal.TurnCompleted())));
    packed[packed.length - 1] = 99;

    assertThatThrownBy(() -> Packed.unpack(packed, SightingFormat::read))
        .hasRootCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("packed by a newer version: no signal 99");
  }

  @Test
  void aCauseOfANewerVersionIsRefused() {
    byte[] packed = Packed.pack(out -> out.number(Cause.values().length + 1L));

    assertThatThrownBy(() -> Packed.unpack(packed, in -> in.one(Cause.class)))
        .hasStackTraceContaining("packed by a newer version: no such Cause");
  }

  private static Sighting sighting(Signal signal) {
    return sighting(signal, null, Origin.STDERR);
  }

  private static Sighting sighting(Signal signal, @Nullable AccountId account, Origin origin) {
    return new Sighting(
        new Login(new UserId("alice"), "codex"),
        new HostId("laptop"),
        new SessionId("s-1"),
        account,
        Site.UNKNOWN,
        origin,
        TIME,
        42,
        signal);
  }
}
