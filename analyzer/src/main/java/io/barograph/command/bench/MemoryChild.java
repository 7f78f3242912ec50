package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Sample;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The analyzer in a process of its own: reads a topic to its end, says what that took and what it
 * holds then, and stays until it was looked at from outside.
 */
final class MemoryChild {
  static final String SUBJECT = "memory";

  private static final double MEGABYTE = 1 << 20;

  private MemoryChild() {}

  static Sample run(List<String> given) throws InterruptedException {
    KafkaSubject subject = KafkaSubject.parse(given);
    try (KafkaWork work =
        StreamsWork.analyzer(subject.settings(subject.id(), subject.measured()), true)) {
      Sample sample = holding(KafkaPass.watch(work, subject.measured().records()));
      System.out.println(BenchLedger.text(BenchLedger.closed(sample)));
      System.out.flush();
      BenchService.stay();
    }
    return Sample.EMPTY;
  }

  /** Resident as it is found, and what of the heap is left after a full collection. */
  private static Sample holding(Sample sample) {
    Double resident = BenchLedger.residentMegabytes();
    Sample holding = resident == null ? sample : sample.with(Figure.RESIDENT, resident);
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return holding.with(Figure.HEAP, heap / MEGABYTE);
  }
}
