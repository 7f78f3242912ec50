package io.barograph.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The forms that settings come in. */
final class Forms {
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  /** Kafka's own rule for topics; {@code .} and {@code ..} are refused beside it. */
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private static final Pattern APPLICATION_ID = Pattern.compile("[a-zA-Z0-9._-]{1,100}");
  private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9._-]{1,253}|[0-9a-fA-F:.]{2,45}");

  /** {@code ~} is followed by 0 or 1 in a JSON pointer. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(header|otel|syslog|group):\\S{1,200}|json:(/([^\\s~]|~[01]){0,200}){1,16}"
              + "|key|given|account|host");

  private static final Pattern SERVER =
      Pattern.compile("([a-zA-Z0-9._-]{1,253}|\\[[0-9a-fA-F:.]{2,45}]):(\\d{1,5})");

  private Forms() {}

  static Form<Integer> number(int least, int most) {
    return new Form<>(
        least + " to " + most,
        text -> {
          int value = wholeNumber(text);
          if (value < least) {
            throw new Misfit("must be at least " + least);
          }
          if (value > most) {
            throw new Misfit("must be at most " + most);
          }
          return value;
        });
  }

  static Form<Boolean> flag() {
    return new Form<>(
        "true or false",
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new Misfit("must be true or false");
            });
  }

  static Form<Integer> replicationFactor() {
    return new Form<>(
        "1 to " + Short.MAX_VALUE + ", or -1 for the broker's default",
        text -> {
          int value = wholeNumber(text);
          if (value != -1 && (value < 1 || value > Short.MAX_VALUE)) {
            throw new Misfit(
                "must be 1 to " + Short.MAX_VALUE + ", or -1 for the broker's default");
          }
          return value;
        });
  }

  /** Bounds are given as texts, since {@code P1D} reads better than {@code PT24H}. */
  static Form<Duration> duration(String least, String most) {
    Duration floor = Duration.parse(least);
    Duration ceiling = Duration.parse(most);
    return new Form<>(
        least + " to " + most,
        text -> {
          Duration value = span(text);
          if (value.compareTo(floor) < 0) {
            throw new Misfit("must be at least " + least);
          }
          if (value.compareTo(ceiling) > 0) {
            throw new Misfit("must be at most " + most);
          }
          return value;
        });
  }

  static Form<String> topic() {
    return new Form<>("a topic name", Forms::topicName);
  }

  static Form<List<String>> topics() {
    return new Form<>(
        "topic names, separated by commas",
        true,
        text -> {
          LinkedHashSet<String> names = new LinkedHashSet<>();
          for (String name : text.split(",", -1)) {
            names.add(topicName(name.strip()));
          }
          return List.copyOf(names);
        });
  }

  static Form<Optional<Pattern>> regex() {
    return new Form<>(
        "a regular expression, or empty",
        text -> {
          try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(text));
          } catch (PatternSyntaxException e) {
            throw new Misfit("must be a regular expression (" + e.getDescription() + ")");
          }
        });
  }

  static Form<List<String>> servers() {
    return new Form<>(
        "host:port, several separated by commas",
        true,
        text -> {
          List<String> servers = new ArrayList<>();
          for (String part : text.split(",", -1)) {
            String server = part.strip();
            Matcher matcher = SERVER.matcher(server);
            if (!matcher.matches() || !isPort(matcher.group(2))) {
              throw new Misfit("must be a list of host:port, with ports from 1 to 65535,");
            }
            servers.add(server);
          }
          return List.copyOf(servers);
        });
  }

  static Form<String> applicationId() {
    return new Form<>(
        "1 to 100 letters, digits, '.', '_' and '-'",
        text ->
            matching(APPLICATION_ID, text, "must be 1 to 100 letters, digits, '.', '_' or '-'"));
  }

  static Form<String> host() {
    return new Form<>(
        "a host name or an address",
        text -> matching(HOST, text, "must be a host name or an address"));
  }

  /** None, or several. */
  static Form<List<String>> hosts() {
    return new Form<>(
        "host names, separated by commas, or empty",
        true,
        text -> {
          LinkedHashSet<String> hosts = new LinkedHashSet<>();
          for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            hosts.add(matching(HOST, part.strip(), "must be a list of host names"));
          }
          return List.copyOf(hosts);
        });
  }

  static Form<URI> httpAddress() {
    return new Form<>("an address of http or https", Forms::http);
  }

  static Form<List<URI>> httpAddresses() {
    return new Form<>(
        "addresses of http or https, separated by commas",
        true,
        text -> {
          LinkedHashSet<URI> addresses = new LinkedHashSet<>();
          for (String part : text.split(",", -1)) {
            addresses.add(http(part.strip()));
          }
          return List.copyOf(addresses);
        });
  }

  static Form<Path> path() {
    return new Form<>(
        "a path",
        text -> {
          try {
            if (!text.isEmpty()) {
              return Path.of(text);
            }
          } catch (InvalidPathException e) {
            throw new Misfit("must be a path (" + e.getReason() + ")");
          }
          throw new Misfit("must be a path");
        });
  }

  static Form<List<String>> places() {
    return new Form<>(
        "places, separated by commas",
        true,
        text -> {
          LinkedHashSet<String> places = new LinkedHashSet<>();
          for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            places.add(
                matching(
                    PLACE,
                    part.strip(),
                    "must be a list of header:NAME, json:/POINTER, otel:NAME, syslog:NAME,"
                        + " group:NAME, key, given, account or host,"));
          }
          return List.copyOf(places);
        });
  }

  static Form<ZoneId> zone() {
    return new Form<>(
        "a time zone, such as UTC or Europe/Berlin",
        text -> {
          try {
            return ZoneId.of(text);
          } catch (DateTimeException e) {
            throw new Misfit("must be a time zone such as UTC, +01:00 or Europe/Berlin");
          }
        });
  }

  static Form<URI> uriReference() {
    return new Form<>(
        "a URI reference",
        text -> {
          try {
            if (!text.isEmpty()) {
              return new URI(text);
            }
          } catch (URISyntaxException e) {
            throw new Misfit("must be a URI reference (" + e.getReason() + ")");
          }
          throw new Misfit("must be a URI reference");
        });
  }

  /** A password in an address would reach logs and links. */
  private static URI http(String text) throws Misfit {
    try {
      URI address = new URI(text);
      boolean known = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (known && address.getHost() != null && address.getUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // As any other text that is none.
    }
    throw new Misfit("must be an address such as http://localhost:9093, without a password,");
  }

  private static int wholeNumber(String text) throws Misfit {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new Misfit("must be a whole number");
    }
  }

  private static Duration span(String text) throws Misfit {
    Matcher shortForm = SHORT_DURATION.matcher(text);
    try {
      if (!shortForm.matches()) {
        return Duration.parse(text);
      }
      long amount = Long.parseLong(shortForm.group(1));
      return switch (shortForm.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    } catch (DateTimeException | ArithmeticException e) {
      throw new Misfit("must be a duration such as 500ms, 30s, 10m, 1h or PT30S");
    }
  }

  private static String topicName(String text) throws Misfit {
    if (text.equals(".") || text.equals("..")) {
      throw new Misfit("must be a topic name other than '.' and '..'");
    }
    return matching(
        TOPIC, text, "must be a topic name of 1 to 249 letters, digits, '.', '_' or '-'");
  }

  private static String matching(Pattern pattern, String text, String rule) throws Misfit {
    if (!pattern.matcher(text).matches()) {
      throw new Misfit(rule);
    }
    return text;
  }

  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= 65_535;
  }
}
