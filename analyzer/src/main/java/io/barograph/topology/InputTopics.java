package io.barograph.topology;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines come from: topics by name, or all whose name matches a pattern.
 *
 * @param names at least one, unless there is a pattern
 * @param pattern or null
 */
public record InputTopics(List<String> names, @Nullable Pattern pattern) {
  public InputTopics {
    names = List.copyOf(names);
    if (names.isEmpty() && pattern == null) {
      throw new IllegalArgumentException("topics.input must name at least one topic");
    }
  }

  public static InputTopics of(String... names) {
    return new InputTopics(List.of(names), null);
  }

  boolean has(String topic) {
    return pattern == null ? names.contains(topic) : pattern.matcher(topic).matches();
  }

  <K, V> KStream<K, V> read(StreamsBuilder builder, Serde<K> key, Serde<V> value, String name) {
    Consumed<K, V> consumed = Consumed.with(key, value).withName(name);
    return pattern == null ? builder.stream(names, consumed) : builder.stream(pattern, consumed);
  }
}
