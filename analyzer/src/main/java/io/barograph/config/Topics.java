package io.barograph.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The topics that are read and written.
 *
 * @param input names; empty where {@code inputPattern} stands in
 * @param inputPattern matches whole names, or null
 * @param stormState compacted, as are the retry counts; the other outputs are not
 * @param undelivered advice that the webhook could not deliver; the analyzer does not write it
 * @param policy compacted; read here, written by the command {@code policy publish}
 * @param partitions of a topic that is created
 * @param replicationFactor of a topic that is created; -1 for the broker's default
 */
public record Topics(
    List<String> input,
    @Nullable Pattern inputPattern,
    String retrySequences,
    String retryCounts,
    String storms,
    String incidents,
    String remediations,
    String lateSignals,
    String deadLetter,
    String stormState,
    String undelivered,
    String policy,
    int partitions,
    int replicationFactor) {

  private static final String DRY_RUN = ".dry-run";

  public Topics {
    input = List.copyOf(input);
  }

  /** Everything written, in the order of the listing. */
  public List<String> outputs() {
    return List.copyOf(outputsByKey().values());
  }

  /** The same inputs and policies, and outputs of its own: each name with an ending. */
  Topics forDryRun() {
    return new Topics(
        input,
        inputPattern,
        retrySequences + DRY_RUN,
        retryCounts + DRY_RUN,
        storms + DRY_RUN,
        incidents + DRY_RUN,
        remediations + DRY_RUN,
        lateSignals + DRY_RUN,
        deadLetter + DRY_RUN,
        stormState + DRY_RUN,
        undelivered + DRY_RUN,
        policy,
        partitions,
        replicationFactor);
  }

  static Topics read(Layers layers) {
    Pattern pattern = layers.read(Keys.TOPICS_INPUT_PATTERN).orElse(null);
    List<String> input = layers.read(Keys.TOPICS_INPUT);
    if (pattern != null && layers.isGiven(Keys.TOPICS_INPUT)) {
      layers.refuse(
          Keys.TOPICS_INPUT_PATTERN.name(), "must be empty where topics.input is given too,");
    }
    Topics topics =
        new Topics(
            pattern == null ? input : List.of(),
            pattern,
            layers.read(Keys.TOPICS_RETRY_SEQUENCES),
            layers.read(Keys.TOPICS_RETRY_COUNTS),
            layers.read(Keys.TOPICS_STORMS),
            layers.read(Keys.TOPICS_INCIDENTS),
            layers.read(Keys.TOPICS_REMEDIATIONS),
            layers.read(Keys.TOPICS_LATE_SIGNALS),
            layers.read(Keys.TOPICS_DEAD_LETTER),
            layers.read(Keys.TOPICS_STORM_STATE),
            layers.read(Keys.TOPICS_UNDELIVERED),
            layers.read(Keys.TOPICS_POLICY),
            layers.read(Keys.TOPICS_PARTITIONS),
            layers.read(Keys.TOPICS_REPLICATION_FACTOR));
    topics.refuseLoops(layers);
    return topics;
  }

  /** Reading what was written would go round for ever; two kinds in one topic help nobody. */
  private void refuseLoops(Layers layers) {
    Map<String, String> keyByTopic = new HashMap<>();
    Map<String, String> notToBeInput = outputsByKey();
    notToBeInput.put(Keys.TOPICS_UNDELIVERED.name(), undelivered);
    notToBeInput.put(Keys.TOPICS_POLICY.name(), policy);
    notToBeInput.forEach(
        (key, topic) -> {
          String other = keyByTopic.putIfAbsent(topic, key);
          if (other != null) {
            layers.refuse(key, "must differ from " + other);
          }
          if (input.contains(topic)) {
            layers.refuse(key, "must differ from topics.input");
          }
          if (inputPattern != null && inputPattern.matcher(topic).matches()) {
            layers.refuse(
                Keys.TOPICS_INPUT_PATTERN.name(), "must not match " + key + ", " + topic + ",");
          }
        });
  }

  private Map<String, String> outputsByKey() {
    Map<String, String> outputs = new LinkedHashMap<>();
    outputs.put(Keys.TOPICS_RETRY_SEQUENCES.name(), retrySequences);
    outputs.put(Keys.TOPICS_RETRY_COUNTS.name(), retryCounts);
    outputs.put(Keys.TOPICS_STORMS.name(), storms);
    outputs.put(Keys.TOPICS_INCIDENTS.name(), incidents);
    outputs.put(Keys.TOPICS_REMEDIATIONS.name(), remediations);
    outputs.put(Keys.TOPICS_LATE_SIGNALS.name(), lateSignals);
    outputs.put(Keys.TOPICS_DEAD_LETTER.name(), deadLetter);
    outputs.put(Keys.TOPICS_STORM_STATE.name(), stormState);
    return outputs;
  }
}
