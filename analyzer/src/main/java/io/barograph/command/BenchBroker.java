package io.barograph.command;

import io.barograph.bench.cost.Sample;
import io.barograph.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, for as long as a bench runs. */
final class BenchBroker implements AutoCloseable {
  static final String SUBJECT = "broker";

  /** Its topics lie in the page cache; the heap is for what it does with them. */
  private static final List<String> HEAP = List.of("-Xmx1g");

  private final BenchService service;
  private final String bootstrapServers;

  private BenchBroker(BenchService service, String bootstrapServers) {
    this.service = service;
    this.bootstrapServers = bootstrapServers;
  }

  static BenchBroker start(Workbench bench) throws IOException {
    List<String> given = List.of(bench.path("broker").toString());
    BenchService service = BenchService.start(bench, HEAP, SUBJECT, given);
    return new BenchBroker(service, service.answer());
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

  @Override
  public void close() {
    service.close();
  }
}
