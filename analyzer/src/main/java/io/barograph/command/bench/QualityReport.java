package io.barograph.command.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.bench.Count;
import io.barograph.bench.Delay;
import io.barograph.bench.Measure;
import io.barograph.bench.Miss;
import io.barograph.bench.Quality;
import io.barograph.bench.Ratio;
import io.barograph.bench.Target;
import io.barograph.command.TableRow;
import io.barograph.embedded.fleet.FleetOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How good the findings are, for people and for programs.
 *
 * @param tuned whether any of the seeds was tuned by
 */
record QualityReport(List<Long> seeds, boolean tuned, FleetOptions fleet, Quality quality) {
  private static final List<Measure> BY_LABEL =
      List.of(Measure.SCOPE, Measure.CAUSE, Measure.ADVICE);

  void printTable(PrintStream out) {
    out.printf(
        "Seeds %s%s: %d users, %s of event time, %s noise each%n%n",
        seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")),
        tuned ? " (tuned by)" : "",
        fleet.users(),
        fleet.length(),
        fleet.noise());
    out.printf("%-34s %9s %9s %7s %7s %7s%n", "", "precision", "recall", "right", "found", "there");
    for (Measure measure : Measure.values()) {
      print(out, measure.label(), quality.of(measure));
      if (BY_LABEL.contains(measure)) {
        quality.labels(measure).forEach((label, ratio) -> print(out, "  " + label, ratio));
      }
    }
    out.println();
    printScenarios(out);
    out.println();
    for (Count what : Count.values()) {
      out.printf("%-34s %9d%n", what.label().replace('_', ' '), quality.of(what));
    }
    out.printf(
        Locale.ROOT,
        "%-34s %9.3f%n%n",
        "false advice/1000 users/day",
        quality.falseAdvicePerThousandUsersAndDay());
    out.printf("%-34s %9s %9s%n", "event time", "p50", "p95");
    for (Delay between : Delay.values()) {
      out.printf(
          "%-34s %9s %9s%n",
          between.label().replace('_', ' '),
          text(quality.percentile(between, 50)),
          text(quality.percentile(between, 95)));
    }
    out.println();
    for (Target target : Target.of(quality)) {
      out.println((target.passed() ? "passed  " : "MISSED  ") + target);
    }
  }

  private void printScenarios(PrintStream out) {
    out.printf(
        "%-34s %9s %9s %9s %9s%n",
        "right/found/there by scenario", "storms", "scope", "cause", "advice");
    for (String scenario : quality.scenarios()) {
      out.printf(
          "%-34s %9s %9s %9s %9s%n",
          scenario,
          text(quality.of(scenario, Measure.STORMS)),
          text(quality.of(scenario, Measure.SCOPE)),
          text(quality.of(scenario, Measure.CAUSE)),
          text(plus(scenario)));
    }
  }

  /** First advice of storms, or of refused regions: no scenario has both. */
  private Ratio plus(String scenario) {
    Ratio advice = quality.of(scenario, Measure.ADVICE);
    return advice.there() + advice.found() > 0 ? advice : quality.of(scenario, Measure.REGION);
  }

  private static void print(PrintStream out, String name, Ratio ratio) {
    out.printf(
        Locale.ROOT,
        "%-34s %9.3f %9.3f %7d %7d %7d%n",
        name,
        ratio.precision(),
        ratio.recall(),
        ratio.right(),
        ratio.found(),
        ratio.there());
  }

  private static String text(Ratio ratio) {
    return ratio.right() + "/" + ratio.found() + "/" + ratio.there();
  }

  private static String text(@Nullable Duration duration) {
    return duration == null ? "-" : duration.toSeconds() + " s";
  }

  /** A miss as one line. */
  static String text(Miss miss) {
    return "%s of %s at %s (%s): %s, found %s"
        .formatted(
            miss.measure().label(),
            TableRow.printable(miss.who()),
            miss.at(),
            miss.scenario(),
            miss.there() == null ? "nothing there" : miss.there(),
            miss.found() == null ? "nothing" : miss.found());
  }

  /** One object. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode played = json.putArray("seeds");
    seeds.forEach(played::add);
    json.put("tunedBy", tuned);
    json.put("users", fleet.users());
    json.put("length", fleet.length().toString());
    json.put("noise", fleet.noise());
    ObjectNode measures = json.putObject("measures");
    for (Measure measure : Measure.values()) {
      ObjectNode node = measures.putObject(measure.label());
      put(node, quality.of(measure));
      if (BY_LABEL.contains(measure)) {
        ObjectNode labels = node.putObject("labels");
        quality.labels(measure).forEach((label, ratio) -> put(labels.putObject(label), ratio));
      }
    }
    ObjectNode scenarios = json.putObject("scenarios");
    for (String scenario : quality.scenarios()) {
      ObjectNode node = scenarios.putObject(scenario);
      for (Measure measure : Measure.values()) {
        Ratio ratio = quality.of(scenario, measure);
        if (ratio.found() + ratio.there() > 0) {
          put(node.putObject(measure.label()), ratio);
        }
      }
    }
    ObjectNode counts = json.putObject("counts");
    for (Count what : Count.values()) {
      counts.put(what.label(), quality.of(what));
    }
    json.put("falseAdvicePerThousandUsersAndDay", quality.falseAdvicePerThousandUsersAndDay());
    putDelays(json.putObject("delays"));
    putTargets(json.putArray("targets"));
    return json;
  }

  private void putDelays(ObjectNode json) {
    for (Delay between : Delay.values()) {
      Duration half = quality.percentile(between, 50);
      Duration most = quality.percentile(between, 95);
      if (half != null && most != null) {
        json.putObject(between.label()).put("p50", half.toString()).put("p95", most.toString());
      }
    }
  }

  private void putTargets(ArrayNode json) {
    for (Target target : Target.of(quality)) {
      json.addObject()
          .put("name", target.name())
          .put(target.atLeast() ? "atLeast" : "atMost", target.bound())
          .put("value", target.value())
          .put("passed", target.passed());
    }
  }

  private static void put(ObjectNode json, Ratio ratio) {
    json.put("precision", ratio.precision())
        .put("recall", ratio.recall())
        .put("right", ratio.right())
        .put("found", ratio.found())
        .put("there", ratio.there());
  }
}
