package io.barograph.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.StableId;
import io.barograph.core.signal.TimeText;
import io.barograph.core.signal.Verdict;
import java.time.Duration;
import java.time.Instant;

/** Writes what is told of turns and their lines. */
final class SequenceEvents {
  private final Stamp stamp;

  SequenceEvents(Stamp stamp) {
    this.stamp = stamp;
  }

  CloudEvent closed(RetrySequence sequence) {
    Verdict verdict = sequence.verdict();
    String id = sequence.id();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("sequenceId", id);
    Fields.login(data, sequence.login());
    data.put("host", verdict.host().value());
    data.put("session", verdict.session().value());
    data.put("cause", verdict.cause().label());
    reason(data, verdict);
    data.put("outcome", verdict.outcome().label());
    data.put("attempts", verdict.attempts());
    data.put("limit", sequence.limit());
    data.put("lastAttempt", sequence.lastAttempt());
    ArrayNode delays = data.putArray("delays");
    for (Duration delay : sequence.delays()) {
      delays.add(delay.toString());
    }
    data.put("startedAt", TimeText.of(verdict.startedAt()));
    data.put("endedAt", TimeText.of(verdict.endedAt()));
    data.put("closedBy", sequence.closedBy().label());
    ObjectNode evidence = data.putObject("evidence");
    for (var told : sequence.evidence().entrySet()) {
      ObjectNode kind = evidence.putObject(told.getKey());
      kind.put("seen", told.getValue().seen());
      kind.put("repeated", told.getValue().repeated());
    }
    ArrayNode seenIn = data.putArray("seenIn");
    for (Origin origin : sequence.seenIn()) {
      seenIn.add(origin.label());
    }
    data.put("version", sequence.version());
    if (sequence.account() != null) {
      data.put("account", sequence.account().value());
    }
    return stamp.onLogin(EventType.SEQUENCE_CLOSED, id, sequence.login(), verdict.endedAt(), data);
  }

  /** Readers rely on it that only a rejected refresh has a reason; a refused region is none. */
  private static void reason(ObjectNode data, Verdict verdict) {
    Reason reason = verdict.reason();
    boolean regionRefused = reason == Reason.REGION_REFUSED;
    data.put("reason", reason == null || regionRefused ? null : reason.label());
    data.put("regionRefused", regionRefused);
  }

  CloudEvent delayed(Sighting sighting, Instant decidedUpTo) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    Fields.login(data, sighting.login());
    data.put("host", sighting.host().value());
    data.put("session", sighting.session().value());
    data.put("kind", sighting.signal().kind());
    data.put("time", TimeText.of(sighting.time()));
    data.put("decidedUpTo", TimeText.of(decidedUpTo));
    String identity =
        String.join(
            "/",
            sighting.login().key(),
            sighting.host().value(),
            sighting.session().value(),
            sighting.origin().label(),
            TimeText.of(sighting.time()),
            sighting.signal().toString());
    return stamp.onLogin(
        EventType.SIGNAL_DELAYED, identity, sighting.login(), sighting.time(), data);
  }

  CloudEvent count(Cause cause, Outcome outcome, Instant from, Duration window, long count) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("windowStart", TimeText.of(from));
    data.put("windowEnd", TimeText.of(from.plus(window)));
    data.put("cause", cause.label());
    data.put("outcome", outcome.label());
    data.put("count", count);
    String key = from + "/" + cause.label() + "/" + outcome.label();
    return stamp.on(
        StableId.of("ev", EventType.RETRY_COUNT_UPDATED, key, count),
        EventType.RETRY_COUNT_UPDATED,
        "retry-count/" + key,
        key,
        from.plus(window),
        data);
  }
}
