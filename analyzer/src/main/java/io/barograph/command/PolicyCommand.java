package io.barograph.command;

import picocli.CommandLine.Command;

/** What to do with policies. */
@Command(
    name = "policy",
    description =
        "Check a policy file, publish it to running analyzers, or show what is published.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PolicyCheck.class, PolicyPublish.class, PolicyShow.class})
final class PolicyCommand {}
