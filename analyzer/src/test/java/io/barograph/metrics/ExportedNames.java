package io.barograph.metrics;

import io.barograph.metrics.PrometheusMetrics.Format;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every name that a scrape may hold. */
public final class ExportedNames {
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) .*");

  private ExportedNames() {}

  /** Barograph's own, those of Kafka that may pass, and those of the JVM. */
  public static Set<String> all() {
    Set<String> names = new TreeSet<>();
    for (Meters meter : Meters.values()) {
      String name = meter.exportedName();
      names.add(name);
      if (meter.kind() == Meters.Kind.TIMER) {
        Stream.of("_bucket", "_count", "_sum", "_max").map(name::concat).forEach(names::add);
      }
    }
    // The registry tells by the type whether _total is put behind.
    KafkaMeterFilter.ALLOWED.stream()
        .map(name -> name.replace('.', '_'))
        .flatMap(name -> Stream.of(name, name + "_total"))
        .forEach(names::add);
    try (PrometheusMetrics metrics = PrometheusMetrics.create()) {
      HELP.matcher(metrics.scrape(Format.TEXT))
          .results()
          .map(it -> it.group(1))
          .forEach(names::add);
    }
    // Of a summary, which stands without them in the line of help.
    names.add("jvm_gc_pause_seconds_sum");
    return names;
  }
}
