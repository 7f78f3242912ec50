package io.barograph.topology;

import io.barograph.core.engine.Finding;
import io.barograph.core.engine.Stages;
import io.barograph.core.signal.Verdict;
import io.barograph.event.Events;
import io.barograph.ingest.Recogniser;
import io.barograph.metrics.BarographMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The picture.
 *
 * <pre>
 *  log-lines ─▶ recognise-signals ─┬─▶ dead-letters-out
 *                                  └─▶ signals-by-user ─▶ watch-users ─┬─▶ sequences-out
 *                                      (repartition)      logins       ├─▶ storms-out
 *                                                         source-clocks├─▶ late-signals-out
 *                                                                      ├─▶ count-sequences ─▶ counts-out
 *                                                                      └─▶ fleet-reports ─▶ watch-fleet ─┬─▶ incidents-out
 *                                                                          (one partition)  fleet        ├─▶ remediations-out
 *                                                                                                        └─▶ storm-state-out
 * </pre>
 */
public final class BarographTopology {
  /** Counts of windows this old can still be mended, after an outage of a long weekend. */
  private static final Duration COUNT_GRACE = Duration.ofDays(4);

  private static final Serde<String> TEXT = Serdes.String();
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private final InputTopics input;
  private final OutputTopics output;
  private final Carriage carriage;
  private final Recogniser recogniser;
  private final Stages stages;
  private final Events events;
  private final BarographMetrics metrics;
  private final InstanceState instance;

  public BarographTopology(
      InputTopics input,
      OutputTopics output,
      Carriage carriage,
      Recogniser recogniser,
      Stages stages,
      Events events,
      BarographMetrics metrics,
      InstanceState instance) {
    this.input = input;
    this.output = output;
    this.carriage = carriage;
    this.recogniser = recogniser;
    this.stages = stages;
    this.events = events;
    this.metrics = metrics;
    this.instance = instance;
  }

  /** Draws the picture. */
  public Topology build(Properties properties) {
    Properties named = named(properties);
    StreamsBuilder builder = builder(named);

    KStream<String, Recognition> recognised =
        input
            .read(builder, BYTES, BYTES, "log-lines")
            .process(
                () -> new RecogniseSignals(recogniser, metrics, carriage),
                Named.as("recognise-signals"));

    recognised
        .filter((key, value) -> value instanceof Recognition.Unread, Named.as("keep-unread"))
        .mapValues(BarographTopology::excerpt, Named.as("write-dead-letters"))
        .to(output.deadLetters(), produced("dead-letters-out"));

    KStream<String, Watched> watched =
        recognised
            .filterNot((key, value) -> value instanceof Recognition.Unread, Named.as("keep-read"))
            .repartition(
                Repartitioned.<String, Recognition>as("signals-by-user")
                    .withKeySerde(TEXT)
                    .withValueSerde(Recognition.serde())
                    .withNumberOfPartitions(carriage.partitions())
                    .withStreamPartitioner(new ByUser()))
            .process(new WatchEach(), Named.as("watch-users"));

    KStream<String, Finding> findings =
        watched
            .filter((key, value) -> value instanceof Watched.Found, Named.as("keep-found"))
            .mapValues(value -> ((Watched.Found) value).finding(), Named.as("open-found"));
    write(findings, "sequences", Finding.SequenceClosed.class, output.retrySequences());
    write(findings, "storms", Finding.StormChanged.class, output.storms());
    write(findings, "late-signals", Finding.SignalDelayed.class, output.lateSignals());

    KStream<String, Finding> ofFleet =
        watched
            .filter((key, value) -> value instanceof FleetMessage, Named.as("keep-told"))
            .mapValues(value -> (FleetMessage) value, Named.as("open-told"))
            .repartition(
                Repartitioned.<String, FleetMessage>as("fleet-reports")
                    .withKeySerde(TEXT)
                    .withValueSerde(FleetMessage.serde())
                    .withNumberOfPartitions(1))
            .process(new WatchAll(), Named.as("watch-fleet"));
    write(ofFleet, "incidents", Finding.IncidentChanged.class, output.incidents());
    writeRemediations(ofFleet);
    ofFleet
        .process(WriteStormState::new, Named.as("write-storm-state"))
        .to(output.stormState(), produced("storm-state-out"));

    countSequences(findings)
        .process(() -> new WriteCounts(events), Named.as("write-counts"))
        .to(output.retryCounts(), produced("counts-out"));

    return builder.build(named);
  }

  /** Names are enforced, so that no store or topic is ever named by chance. */
  static Properties named(Properties properties) {
    Properties named = new Properties();
    named.putAll(properties);
    named.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return named;
  }

  /** Without a {@link TopologyConfig} the builder would not see that names are enforced. */
  static StreamsBuilder builder(Properties named) {
    return new StreamsBuilder(new TopologyConfig(new StreamsConfig(named)));
  }

  private void write(
      KStream<String, Finding> findings, String what, Class<? extends Finding> kind, String topic) {
    findings
        .filter((user, finding) -> kind.isInstance(finding), Named.as("keep-" + what))
        .process(() -> new WriteEvents(events), Named.as("write-" + what))
        .to(topic, produced(what + "-out"));
  }

  private void writeRemediations(KStream<String, Finding> findings) {
    findings
        .filter(
            (user, finding) ->
                finding instanceof Finding.RemediationAdvised
                    || finding instanceof Finding.RemediationWithdrawn,
            Named.as("keep-remediations"))
        .process(() -> new WriteEvents(events), Named.as("write-remediations"))
        .to(output.remediations(), produced("remediations-out"));
  }

  private KStream<Windowed<String>, Long> countSequences(KStream<String, Finding> findings) {
    return findings
        .filter(
            (user, finding) -> finding instanceof Finding.SequenceClosed, Named.as("keep-closed"))
        .map(
            (user, finding) -> KeyValue.pair(OutcomeKey.of(verdict(finding)), new byte[0]),
            Named.as("key-by-outcome"))
        .groupByKey(Grouped.with("sequences-by-outcome", TEXT, BYTES))
        .windowedBy(TimeWindows.ofSizeAndGrace(carriage.countWindow(), COUNT_GRACE))
        .count(
            Named.as("count-sequences"),
            Materialized.<String, Long, WindowStore<Bytes, byte[]>>as("retry-counts")
                .withKeySerde(TEXT)
                .withValueSerde(Serdes.Long())
                .withRetention(carriage.countWindow().plus(COUNT_GRACE)))
        .toStream(Named.as("read-counts"));
  }

  private static Verdict verdict(Finding finding) {
    return ((Finding.SequenceClosed) finding).sequence().verdict();
  }

  private static byte[] excerpt(Recognition recognition) {
    String excerpt = ((Recognition.Unread) recognition).unreadable().excerpt();
    return excerpt.getBytes(StandardCharsets.UTF_8);
  }

  private static Produced<String, byte[]> produced(String name) {
    return Produced.with(TEXT, BYTES).withName(name);
  }

  /** Signals go to their user's partition, what is told of an input partition to every one. */
  private static final class ByUser implements StreamPartitioner<String, Recognition> {
    @Override
    public Optional<Set<Integer>> partitions(
        String topic, String user, Recognition recognition, int partitions) {
      if (!(recognition instanceof Recognition.Seen)) {
        return Optional.of(
            IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet()));
      }
      int hash = Utils.murmur2(user.getBytes(StandardCharsets.UTF_8));
      return Optional.of(Set.of(Utils.toPositive(hash) % partitions));
    }
  }

  /** The processor and its stores. In memory: see RATIONALE.md for the figures. */
  private final class WatchEach implements ProcessorSupplier<String, Recognition, String, Watched> {
    @Override
    public WatchUsers get() {
      return new WatchUsers(stages.logins(), carriage, metrics, instance);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      // In this order always, so that the picture is printed alike by every start.
      return new LinkedHashSet<>(
          List.of(store(WatchUsers.LOGINS), store(WatchUsers.SOURCE_CLOCKS)));
    }
  }

  /** The same for the fleet. */
  private final class WatchAll implements ProcessorSupplier<String, FleetMessage, String, Finding> {
    @Override
    public WatchFleet get() {
      return new WatchFleet(stages.fleet(), carriage, metrics, instance.incidents());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(store(WatchFleet.FLEET));
    }
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(PackedStore.named(name), TEXT, BYTES);
  }
}
