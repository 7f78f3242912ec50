package io.barograph.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.docs.Repository;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** deploy/compose.yaml with its anchors and merges taken out. */
public record ComposeFile(JsonNode content) {
  static final String DIRECTORY = "deploy";

  /** As it ships. */
  public static ComposeFile shipped() {
    return of(Repository.text(DIRECTORY + "/compose.yaml"));
  }

  static ComposeFile of(String text) {
    Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return new ComposeFile(new ObjectMapper().valueToTree(content));
  }

  public List<ComposeService> services() {
    return content.path("services").properties().stream()
        .map(service -> new ComposeService(service.getKey(), service.getValue()))
        .toList();
  }

  /**
   * One of them.
   *
   * @throws java.util.NoSuchElementException if there is none of that name
   */
  public ComposeService service(String name) {
    return services().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    content.path("services").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
