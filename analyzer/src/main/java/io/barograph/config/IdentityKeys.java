package io.barograph.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The keys of {@code identity}: places, each list in the order in which they are asked. */
final class IdentityKeys {
  private static final List<Key<?>> KEYS = new ArrayList<>();

  static final Key<List<String>> USER =
      places(
          "identity.user",
          "json:/user, header:user, group:user, json:/user/name, json:/user.name,"
              + " json:/fields/user, json:/_user, json:/labels/user,"
              + " json:/kubernetes/pod_labels/user, json:/kubernetes/labels/user, otel:user.name,"
              + " otel:user, otel:enduser.id, syslog:user, given, account, host",
          "Where to look for the user. account and host stand in for a user whom nothing names.");
  static final Key<List<String>> HOST =
      places(
          "identity.host",
          "json:/host, header:host, group:host, syslog:host, json:/log/syslog/hostname,"
              + " json:/hostname, json:/host/name, json:/host.name, json:/host/hostname,"
              + " json:/HOST, json:/HOST_FROM, json:/_HOSTNAME, json:/HOSTNAME, json:/_hostname,"
              + " json:/sysloghost, json:/fields/host, json:/kubernetes/pod_node_name,"
              + " json:/kubernetes/host, json:/agent/name, otel:_HOSTNAME, otel:hostname,"
              + " otel:host.name, otel:host, otel:k8s.node.name, given",
          "Where to look for the host.");
  static final Key<List<String>> SESSION =
      places(
          "identity.session",
          "json:/session, header:session, group:session, json:/session_id, json:/fields/session,"
              + " otel:session.id, otel:conversation.id",
          "Where to look for the session.");
  static final Key<List<String>> PROCESS =
      places(
          "identity.process",
          "header:pid, group:pid, syslog:pid, json:/pid, json:/_pid, json:/PID, json:/_PID,"
              + " json:/procid, json:/log/syslog/procid, json:/process/pid, otel:process.pid,"
              + " otel:_PID, otel:proc_id",
          "Where to look for the process id, which tells runs apart where no session is named.");
  static final Key<List<String>> FILE =
      places(
          "identity.file",
          "header:file.path, json:/log/file/path, json:/log.file.path, json:/file, json:/path,"
              + " json:/log_file, json:/_log_file, json:/FILE_NAME, json:/kubernetes/pod_name,"
              + " json:/container_id, otel:log.file.path, otel:log.file.name,"
              + " otel:k8s.pod.name",
          "Where to look for the file or pod, which tells runs apart where no session is named.");
  static final Key<List<String>> ACCOUNT =
      places(
          "identity.account",
          "json:/account, header:account, group:account, otel:user.account_id",
          "Where to look for the account that the CLI is signed in to.");
  static final Key<List<String>> CLI =
      places(
          "identity.cli",
          "json:/cli, header:cli, group:cli, json:/fields/cli, otel:cli",
          "Where to look for the CLI. A line of another CLI than those known is noise.");
  static final Key<List<String>> TIME =
      places(
          "identity.time",
          "json:/time, json:/@timestamp, json:/timestamp, json:/ISODATE, json:/date,"
              + " json:/__REALTIME_TIMESTAMP, json:/DATE, json:/timereported, otel:time_unix_nano,"
              + " otel:observed_time_unix_nano, syslog:time, header:time",
          "Where to look for the shipper's time, for lines that do not begin with one.");
  static final Key<List<String>> ADDRESS =
      places(
          "identity.address",
          "json:/address, header:address, group:address, json:/fields/address,"
              + " json:/log/source/address, json:/log.source.address, json:/source_ip,"
              + " json:/SOURCEIP, json:/fromhost-ip, json:/source/ip, json:/source/address,"
              + " otel:net.peer.ip, otel:network.peer.address, otel:client.address, json:/host/ip,"
              + " json:/host.ip, otel:host.ip",
          "Where to look for the host's address, of which only the network is kept: /24 of IPv4,"
              + " /48 of IPv6.");
  static final Key<List<String>> OS =
      places(
          "identity.os",
          "json:/os, header:os, group:os, json:/fields/os, json:/host/os/type, json:/host.os.type,"
              + " json:/host/os/family, json:/host.os.family, json:/host/os/platform,"
              + " json:/host.os.platform, otel:os.type",
          "Where to look for the host's operating system: Linux, macOS or Windows.");
  static final Key<List<String>> GROUP =
      places(
          "identity.group",
          "json:/group, header:group, group:group, json:/team, header:team, json:/fields/group,"
              + " json:/fields/team, json:/labels/team, json:/kubernetes/pod_namespace,"
              + " json:/kubernetes/namespace_name, json:/kubernetes/namespace,"
              + " otel:k8s.namespace.name",
          "Where to look for the group of hosts or the team that the host belongs to.");
  static final Key<List<String>> REGION =
      places(
          "identity.region",
          "json:/region, header:region, group:region, json:/fields/region, json:/cloud/region,"
              + " json:/cloud.region, otel:cloud.region",
          "Where to look for the region of the host.");
  static final Key<ZoneId> ZONE =
      added(
          new Key<>(
              "identity.zone",
              "UTC",
              Forms.zone(),
              "The time zone of times that name none, such as those of traditional syslog."));

  /** In the order of the listing. */
  static final List<Key<?>> ALL = Collections.unmodifiableList(KEYS);

  private IdentityKeys() {}

  private static Key<List<String>> places(String name, String fallback, String purpose) {
    return added(new Key<>(name, fallback, Forms.places(), purpose));
  }

  private static <T> Key<T> added(Key<T> key) {
    KEYS.add(key);
    return key;
  }
}
