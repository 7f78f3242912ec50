package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which network an address lies in, and what has none. */
class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.0/24",
    "10.0.0.7:51234, 10.0.0.0/24",
    "192.168.178.255, 192.168.178.0/24",
    "::ffff:203.0.113.7, 203.0.113.0/24",
    "::ffff:cb00:7107, 203.0.113.0/24"
  })
  void anAddressOfIpv4LiesInItsFirstThreeNumbers(String address, String prefix) {
    assertThat(Network.prefixOf(address)).isEqualTo(prefix);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
    "2001:0DB8:0001::7, 2001:db8:1::/48",
    "2001:db8::7, 2001:db8::/48",
    "[2001:db8:1::7]:51234, 2001:db8:1::/48",
    "[2001:db8:1::7], 2001:db8:1::/48",
    "2001:db8:1::192.0.2.7, 2001:db8:1::/48",
    "fd12:3456:789a::1%eth0, fd12:3456:789a::/48",
    "2001::, 2001::/48"
  })
  void anAddressOfIpv6LiesInItsFirstThreeGroups(String address, String prefix) {
    assertThat(Network.prefixOf(address)).isEqualTo(prefix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.0.1:80",
        "::1",
        "::ffff:127.0.0.1",
        "169.254.1.1",
        "fe80::1%en0",
        "febf::1",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "255.255.255.255",
        "ff02::1"
      })
  void whatNoTwoHostsShareIsNoNetwork(String address) {
    assertThat(Network.prefixOf(address)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "devbox-7",
        "laptop.example.com",
        "/run/codex.sock",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.0007",
        "10.0.0.7.1",
        "10.0.0.-7",
        "1.2.3.4/24",
        "2001:db8",
        "2001:db8:1:2:3:4:5:6:7",
        "2001:db8::1::2",
        "2001:db8:1:2:3:4:5:6::",
        "2001:db8:12345::",
        "2001:dg8::1",
        ":2001:db8::1",
        "2001:db8::1.2.3",
        "2001:db8::1.2.3.4:5",
        "[2001:db8::1",
        "[]",
        ":",
        "\u0661\u0660.0.0.1"
      })
  void whatIsNoAddressHasNone(String text) {
    assertThat(Network.prefixOf(text)).isNull();
  }

  @Test
  void thePrefixHoldsNothingOfTheMachine() {
    assertThat(Network.prefixOf("2001:db8:1:dead:beef::1")).doesNotContain("dead", "beef");
  }
}
