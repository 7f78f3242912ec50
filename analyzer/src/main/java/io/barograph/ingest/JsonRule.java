package io.barograph.ingest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an envelope in JSON is known: by the names of its members.
 *
 * @param text the member that holds the line, or null where it lies deeper or is no line at all
 * @param all members that must be there beside the text
 * @param any of which one must be there, unless empty
 * @param none members that must not be there
 */
record JsonRule(
    Envelope envelope, @Nullable String text, Set<String> all, Set<String> any, Set<String> none) {

  private static final JsonPointer ORIGINAL = JsonPointer.compile("/event/original");

  /** What shippers add to a line; the CLI's own JSON has none of it. */
  private static final Set<String> SHIPPED =
      Set.of(
          "@timestamp",
          "@version",
          "timestamp",
          "time",
          "date",
          "host",
          "hostname",
          "user",
          "file",
          "log",
          "stream",
          "source_type",
          "agent",
          "kubernetes");

  /** The first that fits holds. Each has a record that a shipper made among the test resources. */
  static final List<JsonRule> ALL =
      List.of(
          deeper(Envelope.OTLP_JSON).with("resourceLogs"),
          text(Envelope.CONNECT, "payload").with("schema"),
          deeper(Envelope.CONNECT).with("schema", "payload"),
          text(Envelope.NATIVE_JSON, "line"),
          text(Envelope.GELF, "short_message"),
          text(Envelope.VECTOR, "message").with("source_type"),
          text(Envelope.ECS, "message").withOneOf("ecs", "@metadata", "agent", "beat"),
          text(Envelope.LOGSTASH, "message").with("@version"),
          // The CLI's own --json output, whose message is one of its fields.
          deeper(Envelope.TEXT).with("type").without(SHIPPED),
          text(Envelope.JSON, "message"),
          text(Envelope.FLUENT_BIT, "log"),
          text(Envelope.FLUENT_BIT, "exec"),
          text(Envelope.JOURNALD, "MESSAGE")
              .withOneOf("__REALTIME_TIMESTAMP", "_PID", "_HOSTNAME", "SYSLOG_IDENTIFIER"),
          text(Envelope.SYSLOG_NG, "MESSAGE").withOneOf("PROGRAM", "PRIORITY", "HOST"),
          deeper(Envelope.SYSLOG_NG).with("PROGRAM", "PRIORITY"),
          text(Envelope.JSON, "MESSAGE"),
          text(Envelope.JSON, "msg"),
          // The CLI's --json output up to about 0.43.
          deeper(Envelope.TEXT).with("id", "msg").without(SHIPPED),
          deeper(Envelope.ECS).with("event", "@timestamp"));

  static JsonRule text(Envelope envelope, String member) {
    return new JsonRule(envelope, member, Set.of(), Set.of(), Set.of());
  }

  static JsonRule deeper(Envelope envelope) {
    return new JsonRule(envelope, null, Set.of(), Set.of(), Set.of());
  }

  JsonRule with(String... members) {
    return new JsonRule(envelope, text, Set.of(members), any, none);
  }

  JsonRule withOneOf(String... members) {
    return new JsonRule(envelope, text, all, Set.of(members), none);
  }

  JsonRule without(Set<String> members) {
    return new JsonRule(envelope, text, all, any, members);
  }

  /** The rule that fits an object, or null. */
  static @Nullable JsonRule of(JsonNode object) {
    for (JsonRule rule : ALL) {
      if (rule.fits(object)) {
        return rule;
      }
    }
    return null;
  }

  private boolean fits(JsonNode object) {
    return (text == null || object.path(text).isTextual())
        && count(object, all) == all.size()
        && (any.isEmpty() || count(object, any) > 0)
        && count(object, none) == 0;
  }

  private static int count(JsonNode object, Set<String> members) {
    int count = 0;
    for (String member : members) {
      count += object.has(member) ? 1 : 0;
    }
    return count;
  }

  /** Where the line stands in an object of this envelope; missing where there is none. */
  JsonNode line(JsonNode object) {
    if (text != null) {
      return object.path(text);
    }
    return envelope == Envelope.CONNECT ? object.path("payload") : object.at(ORIGINAL);
  }

  /** Every member that any rule looks at; those that hold the line first, best first. */
  static List<String> members() {
    Set<String> members = new LinkedHashSet<>(lineMembers());
    for (JsonRule rule : ALL) {
      members.addAll(rule.all());
      members.addAll(rule.any());
      members.addAll(rule.none());
    }
    return new ArrayList<>(members);
  }

  /** Every member that holds the line by some rule, in the order of the rules. */
  static Set<String> lineMembers() {
    Set<String> members = new LinkedHashSet<>();
    for (JsonRule rule : ALL) {
      if (rule.text() != null) {
        members.add(rule.text());
      }
    }
    return members;
  }

  /** Members that only an envelope has, so that one which is cut behind them may hold a line. */
  static Set<String> tellingMembers() {
    Set<String> members = textMembers();
    members.addAll(
        Set.of("resourceLogs", "source_type", "@timestamp", "@version", "@metadata", "PROGRAM"));
    members.addAll(Set.of("PRIORITY", "_PID", "_HOSTNAME", "__REALTIME_TIMESTAMP"));
    return members;
  }

  /** Every member that may hold a line, at whatever depth. */
  static Set<String> textMembers() {
    Set<String> members = lineMembers();
    members.addAll(Set.of("payload", "original", "stringValue"));
    return members;
  }
}
