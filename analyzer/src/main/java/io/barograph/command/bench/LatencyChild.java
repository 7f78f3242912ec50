package io.barograph.command.bench;

import io.barograph.bench.cost.Sample;
import java.util.List;

/** The analyzer in a process of its own, for as long as it is listened to. */
final class LatencyChild {
  static final String SUBJECT = "latency";

  private LatencyChild() {}

  static Sample run(List<String> given) throws InterruptedException {
    KafkaSubject subject = KafkaSubject.parse(given);
    try (KafkaWork work = KafkaReading.work(subject, subject.id(), subject.measured())) {
      KafkaPass.awaitFirstFetch(work);
      System.out.println("ready");
      System.out.flush();
      BenchService.stay();
    }
    return Sample.EMPTY;
  }
}
