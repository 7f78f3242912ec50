package io.barograph.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An event's line is what Jackson prints of its tree. */
class CloudEventTest {
  @Test
  void theLineIsTheTreeWhateverItHolds() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("text", "quotes \" and \\ and \n and \u0001 and ü and \uD83D\uDE00");
    data.put("whole", 7).put("long", Long.MAX_VALUE).put("share", 0.03).put("tiny", 1e-9);
    data.put("yes", true).putNull("nothing");
    data.putArray("list").add("a").add(1).addObject().put("deep", false);
    data.putObject("empty");
    data.putArray("none");
    CloudEvent event =
        new CloudEvent(
            "id",
            "/barograph",
            EventType.FINDINGS.get(0),
            "user/dana",
            Instant.EPOCH,
            "dana",
            true,
            data);

    assertThat(event.line()).isEqualTo(event.structured().toString());
  }
}
