package io.barograph.topology;

/** Where findings go. */
public record OutputTopics(
    String retrySequences,
    String retryCounts,
    String storms,
    String stormState,
    String incidents,
    String remediations,
    String lateSignals,
    String deadLetters) {
  public static final OutputTopics DEFAULT =
      new OutputTopics(
          "cli.retry-sequences.v1",
          "cli.retry-counts.v1",
          "cli.storms.v1",
          "cli.storm-state.v1",
          "cli.incidents.v1",
          "cli.remediations.v1",
          "cli.late-signals.v1",
          "cli.log-lines.dead-letter.v1");
}
