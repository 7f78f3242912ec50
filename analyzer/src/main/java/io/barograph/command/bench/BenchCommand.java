package io.barograph.command.bench;

import picocli.CommandLine.Command;

/** Measures of the analyzer itself. */
@Command(
    name = "bench",
    description = "Measure the analyzer: how often it is right, and what it costs.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      QualityCommand.class,
      BenchFileCommand.class,
      BenchKafkaCommand.class,
      BenchLatencyCommand.class,
      BenchMemoryCommand.class
    })
public final class BenchCommand {}
