package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An outline that knows what came before tells the same as one that knows nothing. */
class JsonLayoutTest {
  private static final List<String> LAYOUTS =
      List.of(
          "{\"time\":\"%1$s\",\"user\":\"%1$s\",\"line\":\"%2$s\"}",
          "{\"time\": \"%1$s\", \"line\": \"%2$s\", \"user\": 7}",
          "{\"@timestamp\":\"%1$s\",\"message\":\"%2$s\",\"agent\":{\"a\":[\"}\"]}} ",
          "{\"message\":\"%2$s\",\"message\":\"%1$s\",\"source_type\":\"file\"}",
          "{\"line\":\"%2$s\",}",
          "{\"line\":\"%2$s\"",
          "{\"line\" \"%2$s\"}",
          "{ }",
          "[\"%2$s\"]",
          "{\"PROGRAM\":\"codex\",\"MESSAGE\":\"%2$s\",\"PRIORITY\":\"err\"}");

  private final JsonOutline knowing = JsonOutline.ofMany();

  @Test
  void whateverCameBeforeChangesNothing() {
    Random random = new Random(5);
    List<String> read = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      // Long stretches of one shipper, in which it is learned, and stretches where they take turns.
      int layout =
          (i / 500) % 2 == 0 ? (i / 1000) % LAYOUTS.size() : random.nextInt(LAYOUTS.size());
      String line = "x\\n\\\"".substring(0, 2 * random.nextInt(3)).replace("x\\", "x") + i;
      String value = String.format(LAYOUTS.get(layout), random.nextInt(100), line);
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      int to = random.nextInt(20) == 0 ? random.nextInt(bytes.length) : bytes.length;
      if (random.nextInt(20) == 0 && to > 0) {
        bytes[random.nextInt(to)] = (byte) "{}[]\":,\\ a".charAt(random.nextInt(10));
      }

      String known = told(knowing.read(bytes, 0, to) ? knowing : null);

      assertThat(known).as("record %d", i).isEqualTo(told(JsonOutline.of(bytes, 0, to)));
      read.add(known.replaceAll("-?\\d+", ""));
    }
    // Objects that are whole, of several rules, and some that are not.
    assertThat(read.stream().distinct().count()).isGreaterThan(5);
    assertThat(read).contains("none");
  }

  private static String told(@Nullable JsonOutline outline) {
    if (outline == null) {
      return "none";
    }
    JsonRule rule = outline.rule();
    return String.format(
        "%s %d %d %d %s %d",
        rule == null ? "?" : rule.envelope(),
        outline.end(),
        outline.from(),
        outline.to(),
        outline.manyLines(),
        outline.program());
  }
}
