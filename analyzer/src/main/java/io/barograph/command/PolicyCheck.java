package io.barograph.command;

import io.barograph.config.PolicyDocument;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a policy file would do. */
@Command(
    name = "check",
    description = "Check a policy file and print every value that would hold, with its origin.")
final class PolicyCheck implements Callable<Integer> {
  @Mixin SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "FILE", description = "The policy, in YAML.")
  Path file = Path.of("");

  @Override
  public Integer call() {
    PolicyDocuments.print(PolicyDocument.load(file, options.load(Map.of())), System.out);
    return 0;
  }
}
