package io.barograph.command.bench;

import io.barograph.command.SettingsOptions;
import io.barograph.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process of {@code bench kafka} is told.
 *
 * @param kind who reads
 * @param id tells its groups, topics and directories from those of all others
 * @param states a directory of its own
 * @param warmUp read before, again and again
 * @param measured what is measured
 * @param set settings of the analyzer by key, those that the user gave included
 * @param config the user's file of settings, empty for none
 */
record KafkaSubject(
    Kind kind,
    String bootstrapServers,
    String id,
    Path states,
    Stretch warmUp,
    Stretch measured,
    String config,
    Map<String, String> set) {

  /** Who reads. */
  enum Kind {
    /** A consumer of bytes with Kafka's defaults. */
    CONSUMER,
    /** The same as the analyzer's own consumer fetches. */
    TUNED_CONSUMER,
    /** Kafka Streams that passes bytes on, keeps one in a hundred and writes it. */
    EMPTY_TOPOLOGY,
    /** The analyzer as {@code run} starts it. */
    ANALYZER
  }

  /** A topic and how many records it holds. */
  record Stretch(String topic, long records) {
    static Stretch of(BenchTopic topic) {
      return new Stretch(topic.name(), topic.records());
    }
  }

  KafkaSubject {
    set = Map.copyOf(set);
  }

  /** The file of settings as the user named it; empty for none. */
  static String config(SettingsOptions given) {
    Path file = given.file();
    return file == null ? "" : file.toString();
  }

  /** Of the analyzer that reads the stretch. */
  Settings settings(String group, Stretch stretch) {
    SettingsOptions given = SettingsOptions.of(config.isEmpty() ? null : Path.of(config), set);
    return BenchAnalyzer.settings(
        given, bootstrapServers, group, states.resolve(group), stretch.topic());
  }

  /** As the arguments of the process. */
  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                kind.name(),
                bootstrapServers,
                id,
                states.toString(),
                warmUp.topic(),
                String.valueOf(warmUp.records()),
                measured.topic(),
                String.valueOf(measured.records()),
                config));
    new TreeMap<>(set).forEach((key, value) -> arguments.add(key + "=" + value));
    return arguments;
  }

  /** Reads what {@link #arguments} wrote. */
  static KafkaSubject parse(List<String> arguments) {
    Map<String, String> set = new TreeMap<>();
    for (String each : arguments.subList(9, arguments.size())) {
      int equals = each.indexOf('=');
      set.put(each.substring(0, equals), each.substring(equals + 1));
    }
    return new KafkaSubject(
        Kind.valueOf(arguments.get(0)),
        arguments.get(1),
        arguments.get(2),
        Path.of(arguments.get(3)),
        new Stretch(arguments.get(4), Long.parseLong(arguments.get(5))),
        new Stretch(arguments.get(6), Long.parseLong(arguments.get(7))),
        arguments.get(8),
        set);
  }
}
