package io.barograph.deploy;

import io.barograph.docs.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a compose file, each as SERVICE: what. */
final class ComposeMistakes {
  /** Those that end by themselves, or that listen nowhere. */
  private static final Set<String> WITHOUT_HEALTH = Set.of("topics", "fleet");

  private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1:\\d+:\\d+");

  /** A tag that names a version: one that is moved to the next release pins nothing. */
  private static final Pattern PINNED =
      Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+(-[A-Z]+)?");

  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|CREDENTIAL|_KEY");

  private final ComposeFile file;
  private final List<String> found = new ArrayList<>();

  private ComposeMistakes(ComposeFile file) {
    this.file = file;
  }

  static List<String> in(ComposeFile file) {
    ComposeMistakes mistakes = new ComposeMistakes(file);
    file.services().forEach(mistakes::look);
    return mistakes.found;
  }

  private void look(ComposeService service) {
    service
        .ports()
        .filter(port -> !LOOPBACK.matcher(port).matches())
        .forEach(port -> found.add(service.name() + ": open to others: " + port));
    if (!PINNED.matcher(service.image()).matches()) {
      found.add(service.name() + ": not pinned: " + service.image());
    }
    if (!service.tellsItsHealth() && !WITHOUT_HEALTH.contains(service.name())) {
      found.add(service.name() + ": no health check");
    }
    service.mounts().forEach(mount -> lookAtMount(service, mount));
    service.waitsFor().forEach((other, condition) -> lookAtWait(service, other, condition));
    lookAtRights(service);
    service.environment().keySet().stream()
        .filter(variable -> SECRET.matcher(variable).find())
        .forEach(variable -> found.add(service.name() + ": a secret: " + variable));
  }

  private void lookAtMount(ComposeService service, String mount) {
    String source = mount.split(":", 2)[0];
    boolean there =
        source.startsWith(".")
            ? Files.exists(inRepository(source)) && mount.endsWith(":ro")
            : file.content().path("volumes").has(source);
    if (!there) {
      found.add(service.name() + ": nothing to mount read-only, nor a volume: " + mount);
    }
  }

  private void lookAtWait(ComposeService service, String other, String condition) {
    boolean comes =
        file.names().contains(other)
            && (condition.equals("service_healthy")
                ? file.service(other).tellsItsHealth()
                : condition.equals("service_completed_successfully") && other.equals("topics"));
    if (!comes) {
      found.add(service.name() + ": waits in vain: " + other + " " + condition);
    }
  }

  private void lookAtRights(ComposeService service) {
    if (service.list("cap_drop").noneMatch("ALL"::equals)
        || service.list("security_opt").noneMatch("no-new-privileges:true"::equals)
        || service.content().has("privileged")
        || service.content().has("cap_add")
        || service.content().has("network_mode")) {
      found.add(service.name() + ": more rights than it needs");
    }
  }

  static Path inRepository(String source) {
    return Repository.ROOT.resolve(ComposeFile.DIRECTORY).resolve(source).normalize();
  }
}
