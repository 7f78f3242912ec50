package io.barograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostsTest {
  @Test
  void onLoopbackOnlyKnownNamesPass() throws Exception {
    Hosts hosts = hosts("127.0.0.1");

    assertThat(hosts.isKnown("127.0.0.1:9464")).isTrue();
    assertThat(hosts.isKnown("evil.example")).isFalse();
    assertThat(hosts.isKnown(null)).isFalse();
  }

  @Test
  void whereOtherMachinesAskAnyNamePassesUnlessNamesAreGiven() throws Exception {
    assertThat(hosts("0.0.0.0").isKnown("board.example")).isTrue();
    assertThat(hosts("0.0.0.0").isKnown(null)).isTrue();

    Hosts named = hosts("0.0.0.0", "barograph");
    assertThat(named.isKnown("Barograph:9464")).isTrue();
    assertThat(named.isKnown("localhost:9464")).isTrue();
    assertThat(named.isKnown("evil.example")).isFalse();
  }

  private static Hosts hosts(String bound, String... names) throws Exception {
    return new Hosts(InetAddress.getByName(bound), List.of(names));
  }
}
