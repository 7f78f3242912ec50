package io.barograph.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Settings in YAML: the keys of nested mappings are joined by dots, and a list holds the values of
 * a setting that takes several. Only the tree of nodes is read, so no text can make an object, and
 * each node once, so none can be multiplied by aliases.
 */
final class YamlText {
  /** Many times what all settings with comments need. */
  private static final int MOST_CHARACTERS = 200_000;

  private static final int MOST_ENTRIES = 1000;
  private static final int LONGEST_KEY = 200;
  private static final int DEEPEST = 10;

  /** What a plain value may be taken for; its text is read all the same. */
  private static final Set<Tag> VALUES =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP, Tag.NULL);

  private final String name;
  private final Map<String, Given> entries;
  private final List<String> errors;
  private final Map<String, Origin> places = new HashMap<>();
  private final Set<Node> opened = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Puts what it finds into {@code entries} and what is wrong into {@code errors}.
   *
   * @param name of the text, for the origins
   */
  YamlText(String name, Map<String, Given> entries, List<String> errors) {
    this.name = name;
    this.entries = entries;
    this.errors = errors;
  }

  void read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      errors.add(name + " is longer than " + MOST_CHARACTERS + " characters");
      return;
    }
    Node root = compose(text);
    if (root instanceof MappingNode mapping) {
      readMapping("", mapping, 1, origin(root));
    } else if (root != null && !Tag.NULL.equals(root.getTag())) {
      errors.add("settings must be a mapping of keys to values (from " + origin(root) + ")");
    }
  }

  /**
   * Where in a text its mapping begins, for somebody who wants to put a line before its first key.
   *
   * @return empty where there is no mapping or the text is no YAML
   */
  static Optional<Mark> beginning(String text) {
    Node root = new YamlText("", Map.of(), new ArrayList<>()).compose(text);
    return root instanceof MappingNode ? Optional.of(root.getStartMark()) : Optional.empty();
  }

  private @Nullable Node compose(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    try {
      return new Yaml(options).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      malformed(e.getProblem(), mark == null ? "" : at(mark.getLine(), mark.getColumn()));
    } catch (ReaderException e) {
      malformed("a control character", at(text, e.getPosition()));
    } catch (YAMLException e) {
      malformed(e.getMessage(), "");
    }
    return null;
  }

  /** What the parser says of a problem names characters and tokens, not values. */
  private void malformed(@Nullable String problem, String at) {
    String words = Secrets.printable(String.valueOf(problem));
    errors.add("malformed YAML: " + words + " (from " + name + at + ")");
  }

  private static String at(int line, int column) {
    return ":" + (line + 1) + ", column " + (column + 1);
  }

  private static String at(String text, int codePoint) {
    String before = text.substring(0, text.offsetByCodePoints(0, codePoint));
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    return at(lines, before.length() - 1 - before.lastIndexOf('\n'));
  }

  private void readMapping(String prefix, MappingNode mapping, int depth, Origin from) {
    if (!Tag.MAP.equals(mapping.getTag())) {
      refuse(prefix, "must have no tag", from);
    } else if (depth > DEEPEST) {
      refuse(prefix, "must not be nested deeper than " + DEEPEST + " levels", from);
    } else if (!opened.add(mapping)) {
      refuse(prefix, "must not be an alias of another mapping", from);
    } else {
      for (NodeTuple entry : mapping.getValue()) {
        Origin origin = origin(entry.getKeyNode());
        String key = key(entry.getKeyNode(), origin);
        if (key != null && isFirst(prefix + key, origin)) {
          readValue(prefix + key, entry.getValueNode(), depth, origin);
        }
      }
    }
  }

  private @Nullable String key(Node node, Origin origin) {
    if (!(node instanceof ScalarNode key) || !Tag.STR.equals(key.getTag())) {
      errors.add("a key must be a word and no number, list or tag (from " + origin + ")");
      return null;
    }
    String word = key.getValue().strip();
    if (word.isEmpty() || word.length() > LONGEST_KEY) {
      errors.add("a key must have 1 to " + LONGEST_KEY + " characters (from " + origin + ")");
      return null;
    }
    return word;
  }

  private boolean isFirst(String path, Origin origin) {
    Origin before = places.putIfAbsent(path, origin);
    if (before != null) {
      errors.add(
          Secrets.printable(path) + " is given twice (from " + before + " and " + origin + ")");
    } else if (places.size() == MOST_ENTRIES + 1) {
      errors.add(name + " has more than " + MOST_ENTRIES + " keys");
    }
    return before == null && places.size() <= MOST_ENTRIES;
  }

  private void readValue(String path, Node value, int depth, Origin origin) {
    if (value instanceof MappingNode mapping) {
      readMapping(path + ".", mapping, depth + 1, origin);
    } else if (value instanceof SequenceNode list) {
      readList(path, list, origin);
    } else if (value instanceof ScalarNode scalar) {
      readScalar(path, scalar, origin);
    }
  }

  private void readScalar(String path, ScalarNode scalar, Origin origin) {
    if (!VALUES.contains(scalar.getTag())) {
      refuse(path, "must have no tag", origin);
      return;
    }
    String text = Tag.NULL.equals(scalar.getTag()) ? "" : scalar.getValue();
    // Below the name of a group everything may be commented out.
    if (!text.isEmpty() || !isGroup(path)) {
      entries.put(path, new Given(text, origin));
    }
  }

  private void readList(String path, SequenceNode list, Origin origin) {
    if (!Tag.SEQ.equals(list.getTag())) {
      refuse(path, "must have no tag", origin);
      return;
    }
    List<String> values = new ArrayList<>();
    for (Node item : list.getValue()) {
      if (item instanceof ScalarNode scalar
          && VALUES.contains(scalar.getTag())
          && scalar.getValue().indexOf(',') < 0) {
        values.add(scalar.getValue());
      } else {
        refuse(path, "must be a list of single values without commas", origin(item));
      }
    }
    entries.put(path, new Given(String.join(", ", values), origin, true));
  }

  private void refuse(String path, String rule, Origin origin) {
    String what = path.endsWith(".") ? path.substring(0, path.length() - 1) : path;
    String key = what.isEmpty() ? "the document" : Secrets.printable(what);
    errors.add(key + " " + rule + " (from " + origin + ")");
  }

  private static boolean isGroup(String path) {
    return Keys.ALL.stream().anyMatch(key -> key.name().startsWith(path + "."));
  }

  private Origin origin(Node node) {
    return Origin.file(name, node.getStartMark().getLine() + 1);
  }
}
