package io.barograph.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Remediation;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.StableId;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes findings as events. The fields are described in the schemas of the same names. */
public final class Events {
  private final String source;

  /**
   * Events of one deployment.
   *
   * @param source names it, a URI reference such as {@code /barograph/default}
   */
  public Events(String source) {
    this.source = source;
  }

  /** The type of a finding's event, or null for a finding that is none. */
  public static @Nullable String typeOf(Finding finding) {
    if (finding instanceof Finding.SequenceClosed) {
      return EventType.SEQUENCE_CLOSED;
    } else if (finding instanceof Finding.StormChanged changed) {
      return typeOf(changed.storm());
    } else if (finding instanceof Finding.RemediationAdvised) {
      return EventType.REMEDIATION_ADVISED;
    }
    return finding instanceof Finding.SignalDelayed ? EventType.SIGNAL_DELAYED : null;
  }

  private static String typeOf(StormFinding finding) {
    if (finding instanceof StormFinding.Opened) {
      return EventType.STORM_OPENED;
    }
    return finding instanceof StormFinding.Escalated
        ? EventType.STORM_ESCALATED
        : EventType.STORM_CALMED;
  }

  /** The event of a finding, or null for a finding that is none. */
  public @Nullable CloudEvent of(Finding finding) {
    if (finding instanceof Finding.SequenceClosed closed) {
      return of(closed.sequence());
    } else if (finding instanceof Finding.StormChanged changed) {
      return of(changed.storm());
    } else if (finding instanceof Finding.RemediationAdvised advised) {
      return of(advised.remediation());
    } else if (finding instanceof Finding.SignalDelayed delayed) {
      return of(delayed.sighting(), delayed.decidedUpTo());
    }
    return null;
  }

  /** The value of the compacted topic of open storms. */
  public static ObjectNode state(Finding.StormStanding standing) {
    return storm(standing.storm()).put("rung", standing.rung());
  }

  /**
   * A windowed count; the latest event of a window, cause and outcome holds.
   *
   * @param window from (inclusive) and its length
   */
  public CloudEvent count(Cause cause, Outcome outcome, Instant from, Duration window, long count) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("windowStart", from.toString());
    data.put("windowEnd", from.plus(window).toString());
    data.put("cause", cause.label());
    data.put("outcome", outcome.label());
    data.put("count", count);
    String key = from + "/" + cause.label() + "/" + outcome.label();
    return new CloudEvent(
        StableId.of("ev", EventType.RETRY_COUNT_UPDATED, key, count),
        source,
        EventType.RETRY_COUNT_UPDATED,
        "retry-count/" + key,
        from.plus(window),
        key,
        data);
  }

  private CloudEvent of(RetrySequence sequence) {
    Verdict verdict = sequence.verdict();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("sequenceId", sequence.id());
    login(data, sequence.login());
    data.put("host", verdict.host().value());
    data.put("session", verdict.session().value());
    data.put("cause", verdict.cause().label());
    data.put("reason", verdict.reason() == null ? null : verdict.reason().label());
    data.put("outcome", verdict.outcome().label());
    data.put("attempts", verdict.attempts());
    data.put("limit", sequence.limit());
    data.put("lastAttempt", sequence.lastAttempt());
    var delays = data.putArray("delays");
    sequence.delays().forEach(delay -> delays.add(delay.toString()));
    data.put("startedAt", verdict.startedAt().toString());
    data.put("endedAt", verdict.endedAt().toString());
    data.put("closedBy", sequence.closedBy().label());
    ObjectNode evidence = data.putObject("evidence");
    sequence
        .evidence()
        .forEach(
            (kind, tally) ->
                evidence
                    .putObject(kind)
                    .put("seen", tally.seen())
                    .put("repeated", tally.repeated()));
    var seenIn = data.putArray("seenIn");
    sequence.seenIn().forEach(origin -> seenIn.add(origin.label()));
    data.put("version", sequence.version());
    if (sequence.account() != null) {
      data.put("account", sequence.account().value());
    }
    return CloudEvent.of(
        source,
        EventType.SEQUENCE_CLOSED,
        sequence.id(),
        sequence.login().user().value(),
        verdict.endedAt(),
        data);
  }

  private static void login(ObjectNode data, Login login) {
    data.put("user", login.user().value());
    data.put("cli", login.cli());
  }

  private CloudEvent of(StormFinding finding) {
    Storm storm = finding.storm();
    ObjectNode data = storm(storm);
    data.put("decision", finding.decision().label());
    if (finding instanceof StormFinding.Opened opened) {
      threshold(data, opened.threshold(), opened.window());
    } else if (finding instanceof StormFinding.Escalated escalated) {
      data.put("escalatedAt", escalated.at().toString());
      threshold(data, escalated.threshold(), escalated.window());
    } else {
      StormFinding.Calmed calmed = (StormFinding.Calmed) finding;
      data.put("calmedAt", calmed.at().toString());
      data.put("how", calmed.how().label());
      threshold(data, calmed.threshold(), calmed.window());
    }
    String identity = storm.id() + "/" + storm.failedSequences();
    return CloudEvent.of(
        source, typeOf(finding), identity, storm.login().user().value(), finding.at(), data);
  }

  private static void threshold(ObjectNode data, int threshold, Duration window) {
    data.put("threshold", threshold);
    data.put("window", window.toString());
  }

  private static ObjectNode storm(Storm storm) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("stormId", storm.id());
    login(data, storm.login());
    data.put("onset", storm.onset().toString());
    data.put("openedAt", storm.openedAt().toString());
    data.put("failedSequences", storm.failedSequences());
    data.put("attempts", storm.attempts());
    var hosts = data.putArray("hosts");
    storm.hosts().forEach(host -> hosts.add(host.value()));
    data.put("reason", storm.reason().label());
    data.put("lastFailureAt", storm.lastFailureAt().toString());
    return data;
  }

  private CloudEvent of(Remediation advice) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("stormId", advice.stormId());
    login(data, advice.login());
    data.put("rung", advice.rung().number());
    data.put("action", advice.rung().action());
    data.set("commands", commands(advice.commands()));
    Commands destructive = advice.destructive();
    if (destructive == null) {
      data.putNull("destructiveAlternative");
    } else {
      data.set(
          "destructiveAlternative",
          commands(destructive)
              .put(
                  "warning",
                  "Deletes for good what else lies there, such as settings, history and saved sessions."));
    }
    data.put("why", advice.why());
    var evidence = data.putArray("evidence");
    advice.evidence().forEach(evidence::add);
    data.put("advisedAt", advice.advisedAt().toString());
    data.put("expiresAt", advice.expiresAt().toString());
    String identity = advice.stormId() + "/" + advice.rung().number();
    return CloudEvent.of(
        source,
        EventType.REMEDIATION_ADVISED,
        identity,
        advice.login().user().value(),
        advice.advisedAt(),
        data);
  }

  private static ObjectNode commands(Commands commands) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("linux", commands.linux())
        .put("macos", commands.macos())
        .put("windows", commands.windows());
  }

  private CloudEvent of(Sighting sighting, Instant decidedUpTo) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    login(data, sighting.login());
    data.put("host", sighting.host().value());
    data.put("session", sighting.session().value());
    data.put("kind", sighting.signal().kind());
    data.put("time", sighting.time().toString());
    data.put("decidedUpTo", decidedUpTo.toString());
    String identity =
        String.join(
            "/",
            sighting.login().key(),
            sighting.host().value(),
            sighting.session().value(),
            sighting.origin().label(),
            sighting.time().toString(),
            sighting.signal().toString());
    return CloudEvent.of(
        source, EventType.SIGNAL_DELAYED, identity, sighting.user().value(), sighting.time(), data);
  }
}
