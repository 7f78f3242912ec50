package io.barograph.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.embedded.fleet.Circle;
import io.barograph.embedded.fleet.Diagnosis;
import io.barograph.embedded.fleet.TruthEntry;
import java.util.Locale;

/** What a simulated fleet really did, one JSON object a line. */
final class TruthJson {
  private TruthJson() {}

  static String of(TruthEntry entry) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (entry instanceof TruthEntry.Sequence s) {
      json.put("truth", "retry-sequence");
      json.put("user", s.user().value());
      json.put("host", s.host().value());
      json.put("session", s.session() == null ? null : s.session().value());
      json.put("cause", s.cause().label());
      json.put("reason", s.reason() == null ? null : s.reason().label());
      json.put("outcome", s.outcome().label());
      json.put("attempts", s.attempts());
      json.put("startedAt", s.startedAt().toString());
      json.put("endedAt", s.endedAt().toString());
      json.put("skewedClock", s.skewedClock());
    } else if (entry instanceof TruthEntry.Storm s) {
      storm(json, s);
    } else if (entry instanceof TruthEntry.Completed s) {
      json.put("truth", "turn-completed");
      json.put("user", s.user().value());
      json.put("host", s.host().value());
      json.put("at", s.at().toString());
    } else if (entry instanceof TruthEntry.Played s) {
      json.put("truth", "scenario");
      json.put("user", s.user().value());
      json.put("scenario", s.scenario().label());
      json.put("at", s.at().toString());
    } else if (entry instanceof TruthEntry.Member s) {
      json.put("truth", "member");
      json.put("user", s.user().value());
      json.put("version", s.version());
      s.circles().forEach(circle -> put(json.withArray("circles").addObject(), circle));
    } else if (entry instanceof TruthEntry.Wave s) {
      wave(json, s);
    }
    return json.toString();
  }

  private static void storm(ObjectNode json, TruthEntry.Storm storm) {
    json.put("truth", "storm");
    json.put("user", storm.user().value());
    json.put("onset", storm.onset().toString());
    json.put("failedSequences", storm.failedSequences());
    json.put("reason", storm.reason().label());
    var hosts = json.putArray("hosts");
    storm.hosts().forEach(host -> hosts.add(host.value()));
    json.put("ending", storm.ending().name().toLowerCase(Locale.ROOT));
    Diagnosis diagnosis = storm.diagnosis();
    if (diagnosis != null) {
      json.put("openedAt", storm.openedAt().toString());
      json.put("scope", diagnosis.scope().label());
      json.put("likelyCause", diagnosis.why().label());
      var helps = json.putArray("helps");
      diagnosis.helps().forEach(help -> helps.add(help.label()));
      if (diagnosis.wave() != null) {
        json.put("wave", diagnosis.wave());
      }
    }
  }

  private static void wave(ObjectNode json, TruthEntry.Wave wave) {
    json.put("truth", "wave");
    json.put("wave", wave.name());
    put(json.putObject("segment"), wave.circle());
    json.put("from", wave.from().toString());
    json.put("to", wave.to().toString());
    json.put("creeping", wave.creeping());
    json.put("revoked", wave.revoked());
    json.put("tellableAt", wave.tellableAt() == null ? null : wave.tellableAt().toString());
    var victims = json.putArray("victims");
    wave.victims().stream().sorted().forEach(user -> victims.add(user.value()));
  }

  private static void put(ObjectNode json, Circle circle) {
    json.put("by", circle.by().label());
    if (circle.by() != Circle.By.ALL) {
      json.put("value", circle.value());
    }
  }
}
