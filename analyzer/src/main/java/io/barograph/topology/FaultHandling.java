package io.barograph.topology;

import io.barograph.ingest.Unreadable;
import io.barograph.metrics.BarographMetrics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a record that fails. One that fails while it is processed is dead-lettered, with
 * the place where it still lies and never its text, and the next goes on. What fails without a
 * record, in a punctuation, would fail for ever unseen: the thread is replaced, and counted.
 */
public final class FaultHandling {
  private static final Logger LOG = LoggerFactory.getLogger(FaultHandling.class);
  private static final String TOPIC = "barograph.dead-letter.topic";
  private static final String METRICS = "barograph.metrics";

  private FaultHandling() {}

  /** Adds the handlers to the properties of Kafka Streams. */
  static void configure(Map<Object, Object> properties, String topic, BarographMetrics metrics) {
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, Deserialization.class);
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, Processing.class);
    properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, Production.class);
    // Unset, it warns at every start; its constant is deprecated already.
    properties.put("processing.exception.handler.global.enabled", true);
    properties.put(TOPIC, topic);
    properties.put(METRICS, metrics);
  }

  private record Letters(String topic, BarographMetrics metrics) {
    static Letters from(Map<String, ?> configs) {
      return new Letters(
          (String) Objects.requireNonNull(configs.get(TOPIC)),
          (BarographMetrics) Objects.requireNonNull(configs.get(METRICS)));
    }

    List<ProducerRecord<byte[], byte[]>> write(ErrorHandlerContext context, Exception exception) {
      // The class alone: a message may quote the record.
      LOG.warn(
          "A record failed with {} at {}; it is dead-lettered. topic={} partition={} offset={}",
          exception.getClass().getSimpleName(),
          context.processorNodeId(),
          context.topic(),
          context.partition(),
          context.offset());
      metrics.deadLettered(Unreadable.Reason.PROCESSING_FAILED);
      return List.of(
          new ProducerRecord<>(
              topic,
              null,
              null,
              new byte[0],
              new byte[0],
              DeadLetter.headers(
                  Unreadable.Reason.PROCESSING_FAILED,
                  context.topic(),
                  context.partition(),
                  context.offset())));
    }
  }

  /** A record of a topic of our own that does not read: damage, or a newer version's. */
  public static final class Deserialization implements DeserializationExceptionHandler {
    private @Nullable Letters letters;

    @Override
    public void configure(Map<String, ?> configs) {
      letters = Letters.from(configs);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
        ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
      return DeserializationExceptionHandler.Response.resume(
          Objects.requireNonNull(letters).write(context, exception));
    }
  }

  /** A defect of ours that one record brings out. */
  public static final class Processing implements ProcessingExceptionHandler {
    private @Nullable Letters letters;

    @Override
    public void configure(Map<String, ?> configs) {
      letters = Letters.from(configs);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
        ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
      boolean punctuation = context.topic() == null;
      return punctuation
          ? ProcessingExceptionHandler.Response.fail()
          : ProcessingExceptionHandler.Response.resume(
              Objects.requireNonNull(letters).write(context, exception));
    }
  }

  /** An event the broker does not take. */
  public static final class Production implements ProductionExceptionHandler {
    private @Nullable Letters letters;

    @Override
    public void configure(Map<String, ?> configs) {
      letters = Letters.from(configs);
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
        ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
      return exception instanceof RecordTooLargeException
          ? ProductionExceptionHandler.Response.resume(
              Objects.requireNonNull(letters).write(context, exception))
          : ProductionExceptionHandler.Response.fail();
    }
  }
}
