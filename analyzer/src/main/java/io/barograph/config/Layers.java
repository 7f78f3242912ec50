package io.barograph.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays the layers over each other and reads each key; keeps every error on the way. */
final class Layers {
  /**
   * Kubernetes puts such variables into every container when a service is called barograph; they
   * are no settings.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(".*(_SERVICE_HOST|_SERVICE_PORT(_.+)?|_PORT_\\d+_(TCP|UDP|SCTP)(_.+)?)");

  private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private static final Map<String, Key<?>> BY_NAME =
      Keys.ALL.stream().collect(Collectors.toMap(Key::name, key -> key));
  private static final Map<String, String> NAME_BY_VARIABLE =
      Keys.ALL.stream().collect(Collectors.toMap(Key::variable, Key::name));

  private final Map<String, Given> given;
  private final List<String> errors;
  private final Set<String> refused = new HashSet<>();

  Layers(@Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    this(new TreeMap<>(), new ArrayList<>());
    if (file != null) {
      SettingsFile.read(file, given, errors);
    }
    Map<String, String> sorted = new TreeMap<>(environment);
    sorted.forEach(this::putVariable);
    flags.forEach((name, text) -> given.put(name, new Given(text, Origin.COMMAND_LINE)));
    given.forEach(this::refuseUnknown);
  }

  /**
   * Takes what was laid over each other already.
   *
   * @param errors found so far
   */
  Layers(Map<String, Given> given, List<String> errors) {
    this.given = given;
    this.errors = errors;
  }

  /** Reads the key; an unfit value is noted and the default stands in until the errors are told. */
  <T> T read(Key<T> key) {
    Optional<T> value = readGiven(key.name(), key.form());
    if (value.isPresent()) {
      return value.get();
    }
    try {
      return key.form().reader().read(key.fallback());
    } catch (Misfit e) {
      throw new AssertionError(key.name() + ": the default " + e.rule(), e);
    }
  }

  /** Reads what is given under the name; empty where that is nothing, or unfit and noted. */
  <T> Optional<T> readGiven(String name, Form<T> form) {
    Given value = given.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value.list() && !form.list()) {
      refuse(name, "must be one value and no list");
      return Optional.empty();
    }
    try {
      return Optional.of(form.reader().read(value.text()));
    } catch (Misfit e) {
      refuse(name, e.rule());
      return Optional.empty();
    }
  }

  /** Notes a value that is above its bound, unless one of the two is refused already. */
  <T extends Comparable<T>> void atMost(Key<T> key, T value, Key<T> bound, T most) {
    boolean unread = refused.contains(key.name()) || refused.contains(bound.name());
    if (!unread && value.compareTo(most) > 0) {
      refuse(key.name(), "must be at most " + bound.name() + ", " + most + ",");
    }
  }

  /** What is handed on to Kafka, without the prefix. */
  Map<String, String> clientProperties() {
    Map<String, String> properties = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          if (name.startsWith(Keys.CLIENT_PREFIX)) {
            properties.put(name.substring(Keys.CLIENT_PREFIX.length()), value.text());
          }
        });
    return properties;
  }

  boolean isGiven(Key<?> key) {
    return given.containsKey(key.name());
  }

  /** Whether a flag sets the key to anything. */
  boolean isOnCommandLine(Key<?> key) {
    Given value = given.get(key.name());
    return value != null
        && value.origin().layer() == Origin.Layer.COMMAND_LINE
        && !value.text().isEmpty();
  }

  /** Notes that the value of {@code name} breaks {@code rule}. */
  void refuse(String name, String rule) {
    refused.add(name);
    Given value = given.get(name);
    String fallback = BY_NAME.containsKey(name) ? BY_NAME.get(name).fallback() : "";
    String text = value == null ? fallback : value.text();
    errors.add(
        name
            + " "
            + rule
            + " but was "
            + Secrets.shown(name, text)
            + " (from "
            + origin(name)
            + ")");
  }

  Map<String, Origin> origins() {
    Map<String, Origin> origins = new TreeMap<>();
    Keys.ALL.forEach(key -> origins.put(key.name(), Origin.DEFAULT));
    given.forEach((name, value) -> origins.put(name, value.origin()));
    return origins;
  }

  void throwIfWrong() {
    if (!errors.isEmpty()) {
      throw new ConfigurationException(errors);
    }
  }

  /** Where the value of the key came from. */
  Origin origin(String name) {
    Given value = given.get(name);
    return value == null ? Origin.DEFAULT : value.origin();
  }

  private void putVariable(String variable, String text) {
    if (!variable.startsWith(Keys.VARIABLE_PREFIX) || isServiceLink(variable, text)) {
      return;
    }
    String name = NAME_BY_VARIABLE.get(variable);
    String clientPrefix = Key.variableOf(Keys.CLIENT_PREFIX);
    if (name == null && variable.startsWith(clientPrefix)) {
      String rest = variable.substring(clientPrefix.length());
      name = Keys.CLIENT_PREFIX + rest.toLowerCase(Locale.ROOT).replace('_', '.');
    }
    if (name == null) {
      errors.add(unknown(variable, Nearest.to(variable, NAME_BY_VARIABLE.keySet()), ""));
    } else {
      given.put(name, new Given(text, Origin.variable(variable)));
    }
  }

  private static boolean isServiceLink(String variable, String text) {
    return SERVICE_LINK.matcher(variable).matches()
        || (variable.endsWith("_PORT") && SERVICE_ADDRESS.matcher(text).matches());
  }

  private void refuseUnknown(String name, Given value) {
    boolean isClient =
        name.startsWith(Keys.CLIENT_PREFIX) && name.length() > Keys.CLIENT_PREFIX.length();
    if (!isClient && !BY_NAME.containsKey(name)) {
      String from = " (from " + value.origin() + ")";
      errors.add(unknown(name, Nearest.to(name, BY_NAME.keySet()), from));
    }
  }

  private static String unknown(String name, Optional<String> nearest, String from) {
    String hint = nearest.map(known -> "; did you mean " + known + "?").orElse("");
    return Secrets.printable(name) + " is not a setting" + hint + from;
  }
}
