package io.barograph.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.StableId;
import java.time.Instant;

/** What all events of one deployment bear. */
record Stamp(String source, boolean simulated) {

  /** An event about a login: its key and subject are the user. */
  CloudEvent onLogin(String type, String identity, Login login, Instant time, ObjectNode data) {
    String user = login.user().value();
    String id = StableId.of("ev", type, identity);
    return on(id, type, "user/" + user, user, time, data);
  }

  CloudEvent on(String id, String type, String subject, String key, Instant time, ObjectNode data) {
    return new CloudEvent(id, source, type, subject, time, key, simulated, data);
  }
}
