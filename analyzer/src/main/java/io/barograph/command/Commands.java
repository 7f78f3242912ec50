package io.barograph.command;

import io.barograph.config.ConfigurationException;
import io.barograph.embedded.BrokerException;
import io.barograph.replay.ReplayException;
import io.barograph.topology.TopicException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/** The commands, and what happens when one fails. */
public final class Commands {
  /** Those of this room, in the order of the listing. */
  private static final List<Class<?>> OWN =
      List.of(
          DemoCommand.class,
          RunCommand.class,
          ReplayCommand.class,
          ExplainCommand.class,
          SimulateCommand.class,
          BrokerCommand.class,
          StormsCommand.class,
          TopicsCommand.class,
          PolicyCommand.class,
          NotifyCommand.class,
          TopologyCommand.class);

  private final List<Class<?>> all;

  /**
   * Those of this room and behind them others.
   *
   * @param others of rooms that may enter this one
   */
  public Commands(Class<?>... others) {
    all = Stream.concat(OWN.stream(), Stream.of(others)).toList();
  }

  @Command(
      name = "barograph",
      description = "Watches what command-line tools write to stderr, and sees retry storms build.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      scope = CommandLine.ScopeType.INHERIT,
      synopsisSubcommandLabel = "COMMAND",
      footer = {"", "Exit codes: 0 done, 1 the work failed, 2 usage or configuration."})
  private static final class Root {}

  /**
   * Runs one command.
   *
   * @return 0 done, 1 the work failed, 2 usage or configuration
   */
  public int run(String... args) {
    return commandLine(args).execute(args);
  }

  /** Knows every command whole. */
  CommandLine commandLine() {
    CommandLine root = new CommandLine(new Root());
    all.forEach(root::addSubcommand);
    return ready(root);
  }

  /**
   * Knows what the arguments may ask for. To learn all options of all commands takes longer than
   * most commands run.
   */
  CommandLine commandLine(String... args) {
    for (Class<?> type : all) {
      if (args.length > 0 && type.getAnnotation(Command.class).name().equals(args[0])) {
        return ready(new CommandLine(new Root()).addSubcommand(type));
      }
    }
    boolean listing = args.length == 0 || (args.length == 1 && !args[0].startsWith("@"));
    return listing ? listing() : commandLine();
  }

  /** Knows of each command what the help that names them all shows. */
  private CommandLine listing() {
    CommandLine root = new CommandLine(new Root());
    for (Class<?> type : all) {
      Command command = type.getAnnotation(Command.class);
      CommandSpec spec = CommandSpec.create().name(command.name());
      spec.usageMessage().description(command.description());
      root.addSubcommand(spec);
    }
    return ready(root);
  }

  private static CommandLine ready(CommandLine root) {
    return root.setCaseInsensitiveEnumValuesAllowed(true)
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
