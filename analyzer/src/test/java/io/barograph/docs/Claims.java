package io.barograph.docs;

import io.barograph.config.SettingDescription;
import io.barograph.config.Settings;
import io.barograph.config.Topics;
import io.barograph.event.EventType;
import io.barograph.metrics.Meters;
import io.barograph.schemas.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a document claims to exist and does not; each method gives what is wrong. */
final class Claims {
  private static final Pattern METRIC = Pattern.compile("\\bbarograph_[a-z_]+");
  private static final Pattern TOPIC = Pattern.compile("\\bcli\\.[a-z.-]+\\.v\\d+");
  private static final Pattern EVENT = Pattern.compile("\\bio\\.barograph\\.[a-z.-]+\\.v\\d+");
  private static final Pattern VARIABLE = Pattern.compile("\\bBAROGRAPH_[A-Z_]+");
  private static final Pattern KEY = Pattern.compile("([a-z-]+)\\.[a-z.-]+");
  private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");
  private static final Pattern PATH =
      Pattern.compile("(\\.?[a-z]+|src)(/[A-Za-z0-9_.-]+)+/?|[A-Za-z]+\\.(md|xml)");

  /** Made by the build; not there when tests run. */
  private static final Pattern BUILT = Pattern.compile("(^|.*/)target/.*");

  private static final Set<Meters> HISTOGRAMS =
      Set.of(Meters.DETECTION_LATENCY, Meters.ADVICE_DELAY);

  /** Of a histogram, Prometheus shows these beside its name. */
  private static final List<String> PARTS = List.of("", "_bucket", "_count", "_sum", "_max");

  private static final Set<String> SECTIONS =
      Settings.describe().stream()
          .map(setting -> setting.key().split("\\.", 2)[0])
          .collect(Collectors.toUnmodifiableSet());

  private Claims() {}

  static Set<String> brokenLinks(Document document) {
    Set<String> broken = new TreeSet<>();
    for (String link : document.links()) {
      String[] parts = link.split("#", 2);
      if (parts[0].contains("://")) {
        continue;
      }
      Path target = parts[0].isEmpty() ? file(document) : beside(document).resolve(parts[0]);
      boolean there = Files.exists(target);
      if (there && parts.length == 2) {
        Path path = Repository.ROOT.relativize(target.normalize());
        Document other = parts[0].isEmpty() ? document : Repository.document(path.toString());
        there = other.anchors().contains(parts[1]);
      }
      if (!there) {
        broken.add(link);
      }
    }
    return broken;
  }

  static Set<String> unknownMetrics(Document document) {
    Set<String> known = new HashSet<>();
    for (Meters meter : Meters.values()) {
      boolean histogram = HISTOGRAMS.contains(meter);
      PARTS.stream()
          .filter(part -> histogram || part.isEmpty())
          .forEach(part -> known.add(meter.exportedName() + part));
    }
    return unknown(METRIC, document, known::contains);
  }

  static Set<String> unknownTopics(Document document) {
    return unknown(TOPIC, document, topics()::contains);
  }

  static Set<String> unknownEvents(Document document) {
    return unknown(
        EVENT,
        document,
        type -> events().contains(type) && Schemas.byEventType().containsKey(type));
  }

  static Set<String> unknownVariables(Document document) {
    Set<String> known =
        Settings.describe().stream()
            .map(SettingDescription::variable)
            .collect(Collectors.toUnmodifiableSet());
    return unknown(VARIABLE, document, known::contains);
  }

  /** Keys stand between backticks; what begins like one and is none is wrong. */
  static Set<String> unknownSettings(Document document) {
    Set<String> known = new HashSet<>();
    Settings.describe().forEach(setting -> known.add(setting.key()));
    events().forEach(type -> known.add(EventType.shortOf(type)));
    return document.spans().stream()
        .filter(span -> KEY.matcher(span).matches())
        .filter(span -> SECTIONS.contains(span.split("\\.", 2)[0]))
        .filter(span -> !known.contains(span))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> unknownClasses(Document document) {
    Set<String> known = Repository.classes();
    return document.spans().stream()
        .filter(span -> CLASS.matcher(span).matches())
        .filter(span -> !known.contains(span))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Paths between backticks begin at the root of the repository or beside the document. */
  static Set<String> missingPaths(Document document) {
    return document.spans().stream()
        .filter(span -> PATH.matcher(span).matches() && !BUILT.matcher(span).matches())
        .filter(
            span ->
                !Files.exists(Repository.ROOT.resolve(span))
                    && !Files.exists(beside(document).resolve(span))
                    && !Files.exists(beside(document).resolve("src/test/resources").resolve(span)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Collection<String> events() {
    return Stream.concat(EventType.FINDINGS.stream(), Stream.of(EventType.RETRY_COUNT_UPDATED))
        .toList();
  }

  private static Set<String> topics() {
    Topics topics = Settings.defaults().topics();
    Set<String> names = new HashSet<>(topics.input());
    names.addAll(topics.outputs());
    names.add(topics.undelivered());
    names.add(topics.policy());
    return names;
  }

  private static Set<String> unknown(Pattern name, Document document, Predicate<String> isKnown) {
    return name.matcher(document.text())
        .results()
        .map(found -> found.group())
        .filter(found -> !isKnown.test(found))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path file(Document document) {
    return Repository.ROOT.resolve(document.path());
  }

  private static Path beside(Document document) {
    return file(document).resolveSibling("");
  }
}
