package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.config.Settings;
import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.signal.Site;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where a host stands: by the places that shippers have for it, and only as far as one may know.
 */
class SitingTest {
  private static final String TOKEN =
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyLTEyMyJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";
  private static final String ECS =
      "{\"ecs\":{\"version\":\"8.0.0\"},\"message\":\"" + Heard.FAILED + "\",";

  @Test
  void theFieldsOfALogLineTell() {
    Heard heard =
        Heard.of(
            "{\"line\":\""
                + Heard.FAILED
                + "\",\"address\":\"203.0.113.7\",\"os\":\"macos\",\"group\":\"platform\","
                + "\"region\":\"eu-west-1\"}");

    assertThat(heard.sighting().site())
        .isEqualTo(new Site(OperatingSystem.MACOS, "203.0.113.0/24", "platform", "eu-west-1"));
    assertThat(heard.provenance())
        .extracting(Provenance::network, Provenance::os, Provenance::group, Provenance::region)
        .containsExactly("json:/address", "json:/os", "json:/group", "json:/region");
  }

  @Test
  void headersTell() {
    Map<String, String> headers =
        Map.of("address", "203.0.113.7", "os", "Linux", "group", "ci", "region", "eu");

    assertThat(site(Heard.FAILED, headers))
        .isEqualTo(new Site(OperatingSystem.LINUX, "203.0.113.0/24", "ci", "eu"));
  }

  @Test
  void aLineThatNothingIsKnownOfHasNoSite() {
    Heard heard = Heard.of(Heard.FAILED);

    assertThat(heard.sighting().site()).isEqualTo(Site.UNKNOWN);
    assertThat(heard.provenance().network()).isEqualTo(Provenance.NONE);
  }

  @Test
  void ofTheAddressesOfAHostTheFirstThatHasANetworkCounts() {
    String host =
        "\"host\":{\"name\":\"h\",\"ip\":[\"127.0.0.1\",\"fe80::1\",\"10.0.0.7\",\"10.9.9.9\"]}";

    assertThat(site(ECS + host + "}").network()).isEqualTo("10.0.0.0/24");
  }

  @Test
  void aLoopbackAddressLeavesTheNextPlaceItsTurn() {
    String value =
        ECS
            + "\"log\":{\"source\":{\"address\":\"127.0.0.1:5514\"}},"
            + "\"host\":{\"name\":\"h\",\"ip\":[\"10.0.0.7\"]}}";
    Heard heard = Heard.of(value);

    assertThat(heard.sighting().site().network()).isEqualTo("10.0.0.0/24");
    assertThat(heard.provenance().network()).isEqualTo("json:/host/ip");
  }

  @Test
  void aCollectingHostTellsNothingOfTheHostItCollectsFrom() {
    String collector =
        "\"host\":{\"name\":\"collector-1\",\"ip\":[\"10.9.9.9\"],\"os\":{\"type\":\"linux\"}},"
            + "\"cloud\":{\"region\":\"eu-west-1\"}";
    String from = "\"log\":{\"source\":{\"address\":\"10.0.0.7:51234\"}}";

    assertThat(site(ECS + "\"hostname\":\"devbox-7\"," + from + ',' + collector + "}"))
        .isEqualTo(new Site(null, "10.0.0.0/24", null, null));
    assertThat(site(ECS + "\"hostname\":\"devbox-7\"," + collector + "}")).isEqualTo(Site.UNKNOWN);
    assertThat(site(ECS + collector + "}"))
        .isEqualTo(new Site(OperatingSystem.LINUX, "10.9.9.0/24", null, "eu-west-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "linux, LINUX",
    "Linux, LINUX",
    "linux-gnu, LINUX",
    "debian, LINUX",
    "redhat, LINUX",
    "amzn, LINUX",
    "darwin, MACOS",
    "Darwin23, MACOS",
    "macos, MACOS",
    "Mac OS X, MACOS",
    "windows, WINDOWS",
    "Windows_NT, WINDOWS",
    "freebsd,",
    "unix,",
    "solaris,"
  })
  void anOperatingSystemIsKnownByAnyOfItsNames(String name, @Nullable OperatingSystem os) {
    assertThat(site(Heard.FAILED, Map.of("os", name)).os()).isEqualTo(os);
  }

  @Test
  void aSystemThatIsNotKnownLeavesTheNextPlaceItsTurn() {
    String value =
        ECS + "\"host\":{\"name\":\"h\",\"os\":{\"type\":\"unix\",\"family\":\"darwin\"}}}";

    assertThat(site(value).os()).isEqualTo(OperatingSystem.MACOS);
  }

  @ParameterizedTest
  @CsvSource({
    "pod_namespace, json:/kubernetes/pod_namespace",
    "namespace_name, json:/kubernetes/namespace_name",
    "namespace, json:/kubernetes/namespace"
  })
  void aNamespaceIsAGroup(String field, String place) {
    Heard heard =
        Heard.of(
            "{\"message\":\""
                + Heard.FAILED
                + "\",\"timestamp\":\"2026-03-01T10:00:00Z\",\"kubernetes\":{\""
                + field
                + "\":\"ci\"}}");

    assertThat(heard.sighting().site().group()).isEqualTo("ci");
    assertThat(heard.provenance().group()).isEqualTo(place);
  }

  @Test
  void attributesOfOpenTelemetryTellListsToo() {
    String value =
        ("{'resourceLogs':[{'resource':{'attributes':["
                + "{'key':'host.name','value':{'stringValue':'h'}},"
                + "{'key':'host.ip','value':{'arrayValue':{'values':["
                + "{'stringValue':'fe80::1'},{'stringValue':'2001:db8:1::7'}]}}},"
                + "{'key':'os.type','value':{'stringValue':'darwin'}},"
                + "{'key':'k8s.namespace.name','value':{'stringValue':'ci'}},"
                + "{'key':'cloud.region','value':{'stringValue':'us-east-1'}}]},"
                + "'scopeLogs':[{'logRecords':[{'body':{'stringValue':'"
                + Heard.FAILED
                + "'}}]}]}]}")
            .replace('\'', '"');

    assertThat(site(value))
        .isEqualTo(new Site(OperatingSystem.MACOS, "2001:db8:1::/48", "ci", "us-east-1"));
  }

  @Test
  void thePeerOfACollectorGoesBeforeItsOwnAddresses() {
    String value =
        ("{'resourceLogs':[{'resource':{'attributes':["
                + "{'key':'host.ip','value':{'stringValue':'10.9.9.9'}}]},"
                + "'scopeLogs':[{'logRecords':[{'attributes':["
                + "{'key':'net.peer.ip','value':{'stringValue':'10.0.0.7'}}],"
                + "'body':{'stringValue':'"
                + Heard.FAILED
                + "'}}]}]}]}")
            .replace('\'', '"');

    assertThat(site(value).network()).isEqualTo("10.0.0.0/24");
  }

  @Test
  void aTokenIsNobodysGroupOrRegionAndNoAddress() {
    Map<String, String> headers =
        Map.of("group", TOKEN, "team", "platform", "region", TOKEN, "address", TOKEN, "os", TOKEN);

    assertThat(site(Heard.FAILED, headers)).isEqualTo(new Site(null, null, "platform", null));
  }

  @Test
  void aLongGroupIsCutAndOneWithControlCharactersPassedOver() {
    String longest = "g".repeat(Site.MAX_LENGTH);

    assertThat(site(Heard.FAILED, Map.of("group", longest + "g")).group()).isEqualTo(longest);
    assertThat(site(Heard.FAILED, Map.of("group", "a\nb", "team", "c")).group()).isEqualTo("c");
  }

  @Test
  void withPseudonymsANetworkGetsOneAndGroupAndRegionDoNot() {
    Pseudonyms pseudonyms = Pseudonyms.keyed("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    Recogniser recogniser =
        Recognisers.of(Settings.load(null, Map.of(), Map.of()), pseudonyms, Duration.ZERO, 100);
    Map<String, String> headers =
        Map.of("address", "203.0.113.7", "group", "ci", "region", "eu", "os", "linux");

    Site site = Heard.of(record(Heard.FAILED, headers), recogniser).sighting().site();

    assertThat(site.network())
        .isEqualTo(pseudonyms.of(Pseudonyms.Kind.NETWORK, "203.0.113.0/24"))
        .matches("n-[a-z2-7]{20}");
    assertThat(site.group()).isEqualTo("ci");
    assertThat(site.region()).isEqualTo("eu");
    assertThat(site.os()).isEqualTo(OperatingSystem.LINUX);
  }

  @Test
  void withPseudonymsACollectingHostIsStillTold() {
    Recogniser recogniser =
        Recognisers.of(
            Settings.load(null, Map.of(), Map.of()),
            Pseudonyms.keyed("0123456789abcdef".getBytes(StandardCharsets.UTF_8)),
            Duration.ZERO,
            100);
    String host = "\"host\":{\"name\":\"h\",\"os\":{\"type\":\"linux\"}}}";

    assertThat(Heard.of(record(ECS + host, Map.of()), recogniser).sighting().site().os())
        .isEqualTo(OperatingSystem.LINUX);
    assertThat(
            Heard.of(record(ECS + host, Map.of("host", "laptop")), recogniser)
                .sighting()
                .site()
                .os())
        .isNull();
  }

  private static Site site(String value) {
    return site(value, Map.of());
  }

  private static Site site(String value, Map<String, String> headers) {
    return Heard.of(record(value, headers)).sighting().site();
  }

  private static RawRecord record(String value, Map<String, String> headers) {
    return Heard.record(value.getBytes(StandardCharsets.UTF_8), null, headers, Heard.AT);
  }
}
