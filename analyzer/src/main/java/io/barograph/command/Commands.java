package io.barograph.command;

import io.barograph.config.ConfigurationException;
import io.barograph.embedded.BrokerException;
import io.barograph.replay.ReplayException;
import io.barograph.topology.TopicException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;

/** All commands, and what happens when one fails. */
public final class Commands {
  private Commands() {}

  @Command(
      name = "barograph",
      description = "Watches what command-line tools write to stderr, and sees retry storms build.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      scope = CommandLine.ScopeType.INHERIT,
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {
        DemoCommand.class,
        RunCommand.class,
        ReplayCommand.class,
        ExplainCommand.class,
        SimulateCommand.class,
        BenchCommand.class,
        BrokerCommand.class,
        StormsCommand.class,
        TopicsCommand.class,
        PolicyCommand.class,
        NotifyCommand.class,
        TopologyCommand.class
      },
      footer = {"", "Exit codes: 0 done, 1 the work failed, 2 usage or configuration."})
  private static final class Root {}

  /**
   * Runs one command.
   *
   * @return 0 done, 1 the work failed, 2 usage or configuration
   */
  public static int run(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Root())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line));
  }

  /** A user's mistake gets a message; only a defect of ours gets a stack trace. */
  private static int report(Exception failure, CommandLine line) {
    boolean configuration = failure instanceof ConfigurationException;
    boolean expected =
        configuration
            || failure instanceof UsageFailure
            || failure instanceof CommandFailure
            || failure instanceof ReplayException
            || failure instanceof BrokerException
            || failure instanceof TopicException
            || failure instanceof IOException;
    if (expected) {
      line.getErr().println(line.getCommandName() + ": " + failure.getMessage());
    } else {
      line.getErr().println(line.getCommandName() + ": a defect: " + failure);
      failure.printStackTrace(line.getErr());
    }
    return configuration || failure instanceof UsageFailure ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"barograph " + AnalyzerService.version()};
    }
  }
}
