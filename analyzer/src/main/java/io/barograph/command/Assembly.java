package io.barograph.command;

import io.barograph.config.IdentitySettings;
import io.barograph.config.KafkaSettings;
import io.barograph.config.PolicyDocument;
import io.barograph.config.PolicySettings;
import io.barograph.config.Settings;
import io.barograph.config.Topics;
import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.Dialects;
import io.barograph.core.engine.Policies;
import io.barograph.core.engine.PolicySchedule;
import io.barograph.core.engine.Stages;
import io.barograph.core.remediation.RemediationPolicy;
import io.barograph.core.scope.FleetPolicy;
import io.barograph.core.scope.ScopePolicy;
import io.barograph.core.sequence.SequencePolicy;
import io.barograph.core.storm.StormPolicy;
import io.barograph.event.Events;
import io.barograph.ingest.Excerpt;
import io.barograph.ingest.Identity;
import io.barograph.ingest.Pseudonyms;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.ShipperTime;
import io.barograph.ingest.TimeBounds;
import io.barograph.topology.Carriage;
import io.barograph.topology.InputTopics;
import io.barograph.topology.OutputTopics;
import io.barograph.topology.TopicAdmin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.StreamsConfig;

/** Settings to parts: the one place that knows both. */
public final class Assembly {
  private final Settings settings;

  public Assembly(Settings settings) {
    this.settings = settings;
  }

  /** What holds unless a policy says otherwise. */
  private Policies policies() {
    return policies(settings.policy());
  }

  private static Policies policies(PolicySettings policy) {
    var storm = policy.storm();
    var fleet = policy.fleet();
    var remediation = policy.remediation();
    return new Policies(
        new SequencePolicy(policy.sequence().silence()),
        new StormPolicy(storm.threshold(), storm.window(), storm.staleAfter()),
        new FleetPolicy(
            fleet.window(),
            fleet.activeWithin(),
            fleet.openUsers(),
            fleet.openShare().doubleValue(),
            fleet.closeUsers(),
            fleet.closeShare().doubleValue(),
            fleet.segmentShare().doubleValue(),
            fleet.quiet(),
            fleet.settle(),
            fleet.spread()),
        new ScopePolicy(policy.scope().longIdle()),
        new RemediationPolicy(
            remediation.rungTime(),
            remediation.expiry(),
            remediation.coolDown(),
            remediation.mostPerStorm(),
            remediation.mostPerDay()));
  }

  Stages stages(Supplier<PolicySchedule> schedule) {
    return Stages.by(
        schedule,
        settings.time().allowedLateness(),
        Dialects.ALL.stream().collect(Collectors.toMap(Dialect::cli, Dialect::remedies)));
  }

  /** Both stages, by the settings and what the documents change. */
  public Stages stages(Collection<PolicyDocument> documents) {
    SortedMap<Instant, PolicyDocument> dated = new TreeMap<>();
    documents.forEach(policy -> dated.put(policy.from().orElse(Instant.MIN), policy));
    PolicySchedule schedule = schedule(dated);
    return stages(() -> schedule);
  }

  /** What holds when: the settings, and from its time on each document. */
  PolicySchedule schedule(SortedMap<Instant, PolicyDocument> documents) {
    SortedMap<Instant, Policies> changes = new TreeMap<>();
    documents.forEach((from, document) -> changes.put(from, policies(document.policy())));
    return PolicySchedule.of(policies(), changes);
  }

  Pseudonyms pseudonyms() {
    return settings.privacy().pseudonymKey().map(Pseudonyms::keyed).orElse(Pseudonyms.NONE);
  }

  public Recogniser recogniser() {
    Pseudonyms pseudonyms = pseudonyms();
    return new Recogniser(
        Dialects.ALL,
        identity(),
        new ShipperTime(settings.identity().zone()),
        pseudonyms,
        new TimeBounds(settings.time().futureBound()),
        Excerpt.beside(pseudonyms, settings.deadLetter().excerpt()));
  }

  private Identity identity() {
    IdentitySettings places = settings.identity();
    return new Identity(
        Identity.places(places.user()),
        Identity.places(places.host()),
        Identity.places(places.session()),
        Identity.places(places.process()),
        Identity.places(places.file()),
        Identity.places(places.account()),
        Identity.places(places.cli()),
        Identity.places(places.time()),
        Identity.places(places.address()),
        Identity.places(places.os()),
        Identity.places(places.group()),
        Identity.places(places.region()));
  }

  public Events events() {
    return new Events(settings.source().toString());
  }

  /** Each marked as of a dry run. */
  Events simulatedEvents() {
    return Events.simulated(settings.source().toString());
  }

  public InputTopics input() {
    return new InputTopics(settings.topics().input(), settings.topics().inputPattern());
  }

  public OutputTopics output() {
    Topics topics = settings.topics();
    return new OutputTopics(
        topics.retrySequences(),
        topics.retryCounts(),
        topics.storms(),
        topics.stormState(),
        topics.incidents(),
        topics.remediations(),
        topics.lateSignals(),
        topics.deadLetter());
  }

  Carriage carriage(Set<String> inputPartitions) {
    return new Carriage(
        settings.topics().partitions(),
        inputPartitions,
        settings.time().idleAfter(),
        settings.time().tick(),
        settings.counts().window());
  }

  /** Properties that any Kafka client takes; how stream threads form a group is theirs. */
  public Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>(settings.kafka().client());
    client.remove(StreamsConfig.GROUP_PROTOCOL_CONFIG);
    client.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        String.join(",", settings.kafka().bootstrapServers()));
    return client;
  }

  /** Properties of Kafka Streams. */
  public Map<String, Object> streams() {
    KafkaSettings kafka = settings.kafka();
    Map<String, Object> streams = new HashMap<>(kafka.client());
    streams.putAll(client());
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.applicationId());
    streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, kafka.threads());
    streams.put(StreamsConfig.STATE_DIR_CONFIG, kafka.stateDir().toString());
    return streams;
  }

  /** The topics that are written to, those of others too, and that of the policies. */
  public List<TopicAdmin.Wanted> wantedTopics() {
    Topics topics = settings.topics();
    short copies = (short) topics.replicationFactor();
    List<TopicAdmin.Wanted> wanted =
        new ArrayList<>(TopicAdmin.wanted(output(), topics.partitions(), copies));
    wanted.add(new TopicAdmin.Wanted(topics.undelivered(), topics.partitions(), copies, false));
    wanted.add(new TopicAdmin.Wanted(topics.policy(), 1, copies, true));
    return wanted;
  }
}
