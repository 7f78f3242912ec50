package io.barograph.command;

import io.barograph.bench.cost.Sample;
import io.barograph.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A broker in a process of its own, for as long as a bench runs. */
final class BenchBroker implements AutoCloseable {
  static final String SUBJECT = "broker";

  /** Its topics lie in the page cache; the heap is for what it does with them. */
  private static final List<String> HEAP = List.of("-Xmx1g");

  /** How Kafka's files of records end. */
  private static final String SEGMENT = ".log";

  private final BenchService service;
  private final Path data;
  private final String bootstrapServers;

  private BenchBroker(BenchService service, Path data, String bootstrapServers) {
    this.service = service;
    this.data = data;
    this.bootstrapServers = bootstrapServers;
  }

  static BenchBroker start(Workbench bench) throws IOException {
    Path data = bench.path("broker");
    BenchService service = BenchService.start(bench, HEAP, SUBJECT, List.of(data.toString()));
    return new BenchBroker(service, data, service.answer());
  }

  /** Inside the process: runs until nobody listens. */
  static Sample serve(Path data) throws InterruptedException {
    EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
    System.out.println(broker.bootstrapServers());
    System.out.flush();
    BenchService.stay();
    return Sample.EMPTY;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * Waits until the disk has what was written so far: it would still be busy with gigabytes of
   * lines while others are measured, and keep them waiting.
   */
  void settle() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path segment : files.filter(file -> file.toString().endsWith(SEGMENT)).toList()) {
        try (FileChannel written = FileChannel.open(segment, StandardOpenOption.WRITE)) {
          written.force(true);
        }
      }
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
