package io.barograph.command.bench;

import io.barograph.bench.cost.Sample;
import io.barograph.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A subject of a bench in a process of its own: runs what it is told and writes down what it took.
 * A second main class, so that nobody who asks for help meets it.
 */
final class BenchChild {
  /** Those that would otherwise go on without a parent. */
  private static final Set<String> LISTENING =
      Set.of(KafkaReading.SUBJECT, MemoryChild.SUBJECT, LatencyChild.SUBJECT, BenchBroker.SUBJECT);

  private BenchChild() {}

  /**
   * Runs one subject.
   *
   * @param args the file for the figures, the subject, and what it takes
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path ledger = Path.of(args[0]);
    List<String> given = List.of(args).subList(2, args.length);
    if (LISTENING.contains(args[1])) {
      BenchService.endWithInput();
    }
    Sample sample = run(args[1], given);
    Files.writeString(ledger, BenchLedger.text(BenchLedger.closed(sample)));
    // Not all of Kafka's threads are daemons.
    System.exit(0);
  }

  private static Sample run(String subject, List<String> given)
      throws IOException, InterruptedException {
    return switch (subject) {
      case "command" -> command(given);
      case "bytes" -> BenchReading.bytes(Path.of(given.get(0)));
      case "regex" -> BenchReading.regex(Path.of(given.get(0)), given.get(1));
      case KafkaReading.SUBJECT -> KafkaReading.run(given);
      case MemoryChild.SUBJECT -> MemoryChild.run(given);
      case LatencyChild.SUBJECT -> LatencyChild.run(given);
      case BenchBroker.SUBJECT -> BenchBroker.serve(Path.of(given.get(0)));
      default -> throw new IllegalArgumentException("no subject is called " + subject);
    };
  }

  private static Sample command(List<String> given) {
    int exitCode = new Commands().run(given.toArray(String[]::new));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
    return Sample.EMPTY;
  }
}
