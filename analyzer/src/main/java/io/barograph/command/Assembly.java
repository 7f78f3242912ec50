package io.barograph.command;

import io.barograph.config.IdentitySettings;
import io.barograph.config.KafkaSettings;
import io.barograph.config.Settings;
import io.barograph.config.Topics;
import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.Dialects;
import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Policies;
import io.barograph.core.remediation.RemediationPolicy;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.StreamsConfig;

/** Settings to parts: the one place that knows both. */
final class Assembly {
  private final Settings settings;

  Assembly(Settings settings) {
    this.settings = settings;
  }

  Engine engine() {
    var storm = settings.storm();
    var remediation = settings.remediation();
    return new Engine(
        new Policies(
            new SequencePolicy(settings.sequence().silence()),
            new StormPolicy(storm.threshold(), storm.window(), storm.staleAfter()),
            new RemediationPolicy(remediation.rungTime(), remediation.expiry()),
            settings.time().allowedLateness()),
        Dialects.ALL.stream().collect(Collectors.toMap(Dialect::cli, Dialect::remedies)));
  }

  Recogniser recogniser() {
    Pseudonyms pseudonyms =
        settings.privacy().pseudonymKey().map(Pseudonyms::keyed).orElse(Pseudonyms.NONE);
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
        Identity.places(places.time()));
  }

  Events events() {
    return new Events(settings.source().toString());
  }

  InputTopics input() {
    return new InputTopics(settings.topics().input(), settings.topics().inputPattern());
  }

  OutputTopics output() {
    Topics topics = settings.topics();
    return new OutputTopics(
        topics.retrySequences(),
        topics.retryCounts(),
        topics.storms(),
        topics.stormState(),
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

  /** Properties that any Kafka client takes. */
  Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>(settings.kafka().client());
    client.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        String.join(",", settings.kafka().bootstrapServers()));
    return client;
  }

  /** Properties of Kafka Streams. */
  Map<String, Object> streams() {
    KafkaSettings kafka = settings.kafka();
    Map<String, Object> streams = client();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.applicationId());
    streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, kafka.threads());
    streams.put(StreamsConfig.STATE_DIR_CONFIG, kafka.stateDir().toString());
    return streams;
  }

  List<TopicAdmin.Wanted> wantedTopics() {
    Topics topics = settings.topics();
    return TopicAdmin.wanted(output(), topics.partitions(), (short) topics.replicationFactor());
  }
}
