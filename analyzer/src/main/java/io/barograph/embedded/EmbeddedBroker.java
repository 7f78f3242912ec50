package io.barograph.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker with its controller in this process, reachable from this machine only. Topics
 * are never created by being used.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int NODE = 1;

  private final DataDirectory data;
  private final int port;
  private final int controllerPort;
  private @Nullable KafkaRaftServer server;

  private EmbeddedBroker(DataDirectory data, int port, int controllerPort) {
    this.data = data;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  /**
   * Starts a broker.
   *
   * @param directory for its data, which outlives it; null for one that is deleted on close
   * @param port 0 to 65535; 0 picks a free one
   * @throws BrokerException if the port is taken or the directory cannot be used
   */
  public static EmbeddedBroker start(@Nullable Path directory, int port) {
    int[] ports = freePorts(port);
    EmbeddedBroker broker = new EmbeddedBroker(DataDirectory.of(directory), ports[0], ports[1]);
    try {
      broker.start();
    } catch (BrokerException e) {
      broker.close();
      throw e;
    }
    return broker;
  }

  /** Where clients connect: host:port. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /**
   * Starts again after {@link #stop()}, on the same port and data; does nothing while it runs.
   *
   * @throws BrokerException if the port or the directory cannot be used
   */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    KafkaRaftServer starting = null;
    try {
      data.refuseForeignFiles();
      data.refuseSecondUser();
      format();
      starting = new KafkaRaftServer(new KafkaConfig(properties(), false), Time.SYSTEM);
      starting.startup();
      server = starting;
    } catch (BrokerException e) {
      throw e;
    } catch (Exception e) {
      if (starting != null) {
        starting.shutdown();
      }
      throw new BrokerException(
          "cannot start a broker on " + bootstrapServers() + " in " + data.path() + ": " + why(e),
          e);
    }
  }

  /** Stops; the data stays. Does nothing while it is stopped. */
  public synchronized void stop() {
    KafkaRaftServer stopping = server;
    server = null;
    if (stopping != null) {
      stopping.shutdown();
      stopping.awaitShutdown();
    }
  }

  /** Stops, and deletes the data unless the caller named the directory. */
  @Override
  public void close() {
    stop();
    data.letGo();
  }

  private void format() throws Exception {
    if (data.isFormatted()) {
      return;
    }
    new Formatter()
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .setNodeId(NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(data.path().toString()))
        .setMetadataLogDirectory(data.path().toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .run();
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", String.valueOf(NODE));
    properties.setProperty("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty("inter.broker.listener.name", "BROKER");
    properties.setProperty(
        "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.setProperty(
        "listeners",
        "BROKER://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
    properties.setProperty("log.dirs", data.path().toString());
    properties.setProperty("auto.create.topics.enable", "false");
    fitForOne(properties);
    beQuick(properties);
    return properties;
  }

  /** One broker can hold one copy of anything, and little of what is inside Kafka for scale. */
  private static void fitForOne(Properties properties) {
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      properties.setProperty(topic + ".replication.factor", "1");
      properties.setProperty(topic + ".num.partitions", "1");
    }
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("share.coordinator.state.topic.min.isr", "1");
    properties.setProperty("default.replication.factor", "1");
    // A partition's indexes are mapped and mostly hole; at the first entry a kernel that reads far
    // ahead fills what it can with zeros, of 10 MB each by default.
    properties.setProperty("log.index.size.max.bytes", "1048576");
    // By default the cleaner takes 128 MB of heap.
    properties.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
  }

  /** Nothing to wait for: no other broker comes, and no group has members elsewhere. */
  private static void beQuick(Properties properties) {
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
    properties.setProperty("group.streams.initial.rebalance.delay.ms", "0");
    // A short session, or a broker that starts again waits for its former self to time out; but
    // on a busy machine a shorter one fences a broker that is only slow.
    properties.setProperty("broker.session.timeout.ms", "6000");
    properties.setProperty("broker.heartbeat.interval.ms", "200");
  }

  /** The wanted port and another one, both free a moment ago. */
  private static int[] freePorts(int wanted) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket broker = new ServerSocket();
        ServerSocket controller = new ServerSocket()) {
      broker.setReuseAddress(true);
      broker.bind(new InetSocketAddress(loopback, wanted));
      controller.bind(new InetSocketAddress(loopback, 0));
      return new int[] {broker.getLocalPort(), controller.getLocalPort()};
    } catch (IOException e) {
      throw new BrokerException(
          "cannot start a broker on " + HOST + ":" + wanted + ": the port is taken", e);
    }
  }

  private static String why(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
