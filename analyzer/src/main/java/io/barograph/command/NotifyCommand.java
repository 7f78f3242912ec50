package io.barograph.command;

import picocli.CommandLine.Command;

/** How people are told. */
@Command(
    name = "notify",
    description =
        "Post open storms to Alertmanager, or advice to a webhook, as the topics tell of them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {NotifyAlertmanager.class, NotifyWebhook.class})
final class NotifyCommand {}
