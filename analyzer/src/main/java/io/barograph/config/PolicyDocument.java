package io.barograph.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.Mark;

/**
 * One policy as somebody wrote it, laid over the settings.
 *
 * @param text YAML
 * @param from the event time from which it holds; empty where it does not say
 * @param note for people; may be empty
 * @param values every key of a policy, in the order of the listing
 */
public record PolicyDocument(
    String text,
    Optional<Instant> from,
    String note,
    PolicySettings policy,
    List<PolicyValue> values) {
  private static final String FROM = "from";
  private static final String NOTE = "note";
  private static final int LONGEST_NOTE = 500;

  /** 64 bits: of all the policies a team will ever write, no two share an id. */
  private static final int ID_BYTES = 8;

  private static final Set<String> POLICY_KEYS =
      PolicyKeys.keys().stream().map(Key::name).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> SETTINGS =
      Keys.ALL.stream().map(Key::name).collect(Collectors.toUnmodifiableSet());

  public PolicyDocument {
    values = List.copyOf(values);
  }

  /**
   * Reads a policy file.
   *
   * @param base what holds for keys that the file does not name
   * @throws ConfigurationException which names every error at once
   */
  public static PolicyDocument load(Path file, Settings base) {
    try {
      return parse(TextFile.read(file), file.toString(), base);
    } catch (IOException e) {
      throw new ConfigurationException(
          List.of("cannot read the policy " + file + ": " + TextFile.why(file, e)));
    }
  }

  /**
   * Reads a policy.
   *
   * @param text YAML
   * @param name of the text, for the origins
   * @param base what holds for keys that the text does not name
   * @throws ConfigurationException which names every error at once
   */
  public static PolicyDocument parse(String text, String name, Settings base) {
    Map<String, Given> given = new TreeMap<>();
    List<String> errors = new ArrayList<>();
    new YamlText(name, given, errors).read(text);
    given.forEach((key, value) -> refuseForeign(key, value.origin(), errors));
    for (PolicyKey<?> key : PolicyKeys.ALL) {
      String keyName = key.key().name();
      Origin origin = base.origins().getOrDefault(keyName, Origin.DEFAULT);
      given.putIfAbsent(keyName, new Given(key.text(base.policy()), origin));
    }
    Layers layers = new Layers(given, errors);
    Optional<Instant> from = layers.readGiven(FROM, PolicyForms.time());
    Optional<String> note = layers.readGiven(NOTE, PolicyForms.words(LONGEST_NOTE));
    PolicySettings policy = PolicySettings.read(layers);
    layers.throwIfWrong();
    return new PolicyDocument(text, from, note.orElse(""), policy, values(policy, layers));
  }

  /**
   * The same, holding from this time unless it says another.
   *
   * @throws ConfigurationException if the time cannot be put into the text
   */
  public PolicyDocument heldFrom(Instant time, String name, Settings base) {
    if (from.isPresent()) {
      return this;
    }
    PolicyDocument dated = parse(withLine(FROM + ": " + time), name, base);
    if (!dated.from.equals(Optional.of(time)) || !dated.policy.equals(policy)) {
      throw new ConfigurationException(
          List.of("the time cannot be put into " + name + "; write a line from: TIME yourself"));
    }
    // The origins stay those of the file as it was written.
    return new PolicyDocument(dated.text, dated.from, note, policy, values);
  }

  /** Such as {@code po_} and 16 hexadecimal digits; the same for all policies that decide alike. */
  public String id() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      values.forEach(
          value ->
              sha.update(
                  (value.key() + "=" + value.text() + "\n").getBytes(StandardCharsets.UTF_8)));
      return "po_" + HexFormat.of().formatHex(sha.digest(), 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Before the first key, indented as that one is, or inside the braces. */
  private String withLine(String entry) {
    Optional<Mark> beginning = YamlText.beginning(text);
    if (beginning.isEmpty()) {
      return entry + "\n" + text;
    }
    int at = text.offsetByCodePoints(0, beginning.get().getIndex());
    boolean inBraces = text.charAt(at) == '{';
    int split = inBraces ? at + 1 : at;
    String end = inBraces ? ", " : "\n" + " ".repeat(beginning.get().getColumn());
    return text.substring(0, split) + entry + end + text.substring(split);
  }

  private static void refuseForeign(String key, Origin origin, List<String> errors) {
    if (POLICY_KEYS.contains(key) || key.equals(FROM) || key.equals(NOTE)) {
      return;
    }
    String hint;
    if (SETTINGS.contains(key) || key.startsWith(Keys.CLIENT_PREFIX)) {
      hint = "; set it in the settings";
    } else {
      Set<String> known = new TreeSet<>(POLICY_KEYS);
      known.addAll(Set.of(FROM, NOTE));
      hint = Nearest.to(key, known).map(near -> "; did you mean " + near + "?").orElse("");
    }
    errors.add(
        Secrets.printable(key) + " is not part of a policy" + hint + " (from " + origin + ")");
  }

  private static List<PolicyValue> values(PolicySettings policy, Layers layers) {
    return PolicyKeys.ALL.stream()
        .map(
            key ->
                new PolicyValue(
                    key.key().name(), key.text(policy), layers.origin(key.key().name())))
        .toList();
  }
}
