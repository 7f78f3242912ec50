package io.barograph.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Withdrawal;
import io.barograph.core.signal.Commands;
import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.signal.StableId;
import io.barograph.core.signal.TimeText;
import org.jspecify.annotations.Nullable;

/** Writes advice given and taken back. */
final class RemediationEvents {
  /** Readers rely on it that every advice has commands, empty where there is nothing to type. */
  private static final Commands NOTHING_TO_TYPE = new Commands("", "", "");

  private static final String WARNING =
      "Deletes for good what else lies there, such as settings, history and saved sessions.";

  private final Stamp stamp;

  RemediationEvents(Stamp stamp) {
    this.stamp = stamp;
  }

  CloudEvent advised(Remediation advice) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("stormId", stormId(advice));
    data.put("incidentId", advice.incidentId());
    Fields.login(data, advice.login());
    data.put("rung", advice.rung().number());
    data.put("action", advice.rung().action());
    commands(data, advice);
    data.put("why", advice.why());
    Fields.texts(data, "evidence", advice.evidence());
    Fields.judgement(data, advice.scope(), advice.causes());
    data.put("advisedAt", TimeText.of(advice.advisedAt()));
    data.put("expiresAt", TimeText.of(advice.expiresAt()));
    return stamp.onLogin(
        EventType.REMEDIATION_ADVISED,
        stormId(advice) + "/" + advice.rung().action(),
        advice.login(),
        advice.advisedAt(),
        data);
  }

  CloudEvent withdrawn(Withdrawal withdrawal) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("stormId", withdrawal.stormId());
    data.put("incidentId", withdrawal.incidentId());
    Fields.login(data, withdrawal.login());
    data.put("rung", withdrawal.rung().number());
    data.put("action", withdrawal.rung().action());
    data.put("because", withdrawal.because().label());
    data.put("result", withdrawal.result().label());
    data.put("advisedAt", TimeText.of(withdrawal.advisedAt()));
    data.put("withdrawnAt", TimeText.of(withdrawal.withdrawnAt()));
    String identity =
        String.join(
            "/",
            withdrawal.stormId(),
            withdrawal.rung().action(),
            withdrawal.because().label(),
            TimeText.of(withdrawal.withdrawnAt()));
    return stamp.onLogin(
        EventType.REMEDIATION_WITHDRAWN,
        identity,
        withdrawal.login(),
        withdrawal.withdrawnAt(),
        data);
  }

  /** Readers rely on it that every advice has one: without a storm it names the advice alone. */
  private static String stormId(Remediation advice) {
    String stormId = advice.stormId();
    return stormId != null
        ? stormId
        : StableId.of("st", advice.login().key(), advice.rung().action(), advice.advisedAt());
  }

  private static void commands(ObjectNode data, Remediation advice) {
    Commands commands = advice.commands();
    OperatingSystem os = advice.os();
    data.set("commands", json(commands == null ? NOTHING_TO_TYPE : commands));
    data.put("os", os == null ? null : os.label());
    data.put("command", commands == null || os == null ? null : of(os, commands));
    data.set("destructiveAlternative", destructive(advice.destructive()));
  }

  private static @Nullable ObjectNode destructive(@Nullable Commands destructive) {
    return destructive == null ? null : json(destructive).put("warning", WARNING);
  }

  private static String of(OperatingSystem os, Commands commands) {
    return switch (os) {
      case LINUX -> commands.linux();
      case MACOS -> commands.macos();
      case WINDOWS -> commands.windows();
    };
  }

  private static ObjectNode json(Commands commands) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("linux", commands.linux())
        .put("macos", commands.macos())
        .put("windows", commands.windows());
  }
}
