package io.barograph.command.bench;

import io.barograph.bench.cost.Sample;
import io.barograph.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

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
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (file.toString().endsWith(SEGMENT)) {
              try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
              }
            }
            return FileVisitResult.CONTINUE;
          }

          /** The broker keeps renaming its small files. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() {
    service.close();
  }
}
