package io.barograph.command;

import picocli.CommandLine.Command;

/** Measures of the analyzer itself. */
@Command(
    name = "bench",
    description = "Measure the analyzer on fleets of which the truth is known.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = QualityCommand.class)
final class BenchCommand {}
