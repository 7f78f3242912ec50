package io.barograph.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A table of rooms and what each may enter. */
final class Doors {
  /** The room of the main class, in the table. */
  static final String ROOT = "barograph";

  private static final String HOUSE = "io.barograph";

  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          entry("schemas", "io.barograph.schemas"),
          entry("jackson", "com.fasterxml.jackson"),
          entry("re2j", "com.google.re2j"),
          entry("zstd", "com.github.luben.zstd"),
          entry("otlp", "io.opentelemetry.proto", "com.google.protobuf"),
          entry("crypto", "javax.crypto"),
          entry("tls", "javax.net.ssl"),
          entry("jmx", "javax.management"),
          entry("micrometer", "io.micrometer"),
          entry("prometheus", "io.prometheus.metrics"),
          entry("slf4j", "org.slf4j"),
          entry("yaml", "org.yaml.snakeyaml"),
          entry("picocli", "picocli"),
          entry("jline", "org.jline"),
          entry("httpserver", "com.sun.net.httpserver"),
          entry("kafka-headers", "org.apache.kafka.common.header"),
          entry("kafka-clients", "org.apache.kafka.clients", "org.apache.kafka.common"),
          entry(
              "kafka-streams",
              "org.apache.kafka.streams",
              "org.apache.kafka.clients",
              "org.apache.kafka.common"),
          entry(
              "kafka-server",
              "kafka.server",
              "org.apache.kafka.server",
              "org.apache.kafka.metadata",
              "org.apache.kafka.common"));

  private static Map.Entry<String, List<String>> entry(String library, String... packages) {
    return Map.entry(library, List.of(packages));
  }

  /** Rooms and packages that a room may enter. */
  private final Map<String, Set<String>> granted;

  private Doors(Map<String, Set<String>> granted) {
    this.granted = granted;
  }

  /**
   * Reads a table whose first two lines are its head; a row without a room goes on with the last.
   */
  static Doors parse(String table) {
    Map<String, Set<String>> granted = new LinkedHashMap<>();
    String room = "";
    for (String row : table.lines().skip(2).toList()) {
      String[] cells = row.split("\\|", -1);
      room = cells[0].isBlank() ? room : cells[0].strip();
      Set<String> may = granted.computeIfAbsent(room, r -> new TreeSet<>());
      for (String entered : words(cells[1])) {
        may.add(HOUSE + "." + entered);
      }
      for (String library : words(cells[2])) {
        may.addAll(LIBRARIES.get(library));
      }
    }
    return new Doors(granted);
  }

  Set<String> rooms() {
    return granted.keySet();
  }

  /** Every use of a class behind a door that is closed. */
  Set<String> trespasses(JavaClasses classes) {
    Set<String> trespasses = new TreeSet<>();
    for (JavaClass type : classes) {
      String name = type.getName().substring(HOUSE.length() + 1);
      Set<String> may = granted.get(roomOf(type));
      if (may == null) {
        trespasses.add(name + " lives in no known room");
        continue;
      }
      for (String entered : enteredBy(type)) {
        if (doorTo(entered, may) == null) {
          trespasses.add(name + " enters " + entered);
        }
      }
    }
    return trespasses;
  }

  /** Every door of a room that none of its classes uses. */
  Set<String> unused(JavaClasses classes) {
    Set<String> unused = new TreeSet<>();
    granted.forEach(
        (room, may) ->
            may.stream()
                .filter(door -> door.startsWith(HOUSE))
                .map(door -> room + " -> " + door)
                .forEach(unused::add));
    for (JavaClass type : classes) {
      Set<String> may = granted.getOrDefault(roomOf(type), Set.of());
      enteredBy(type)
          .forEach(entered -> unused.remove(roomOf(type) + " -> " + doorTo(entered, may)));
    }
    return unused;
  }

  private static Set<String> enteredBy(JavaClass type) {
    Set<String> entered = new TreeSet<>();
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      String other = target.getPackageName();
      boolean everybodys =
          target.isPrimitive()
              || other.startsWith("java.")
              || other.equals("org.jspecify.annotations")
              || other.equals(type.getPackageName());
      if (!everybodys) {
        entered.add(other);
      }
    }
    return entered;
  }

  /** Rooms are entered one by one, libraries with all that is in them. */
  private static @Nullable String doorTo(String entered, Set<String> may) {
    for (String door : may) {
      boolean room = door.startsWith(HOUSE);
      if (entered.equals(door) || (!room && entered.startsWith(door + "."))) {
        return door;
      }
    }
    return null;
  }

  private static String roomOf(JavaClass type) {
    String room = type.getPackageName();
    return room.equals(HOUSE) ? ROOT : room.substring(HOUSE.length() + 1);
  }

  private static List<String> words(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s+"));
  }
}
