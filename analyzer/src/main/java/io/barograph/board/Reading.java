package io.barograph.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Between records and what the board keeps of them. Fields that are not known are left out. */
public final class Reading {
  /** Writes what the board keeps as the schemas write it: times as text, absent values as null. */
  public static final ObjectMapper JSON =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .registerModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new Text<>(Instant.class, Instant::parse))
                  .addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse)));

  private static final Map<String, Class<? extends Tale>> TALES =
      Map.of(
          EventType.SEQUENCE_CLOSED, Sequence.class,
          EventType.STORM_OPENED, StormChange.class,
          EventType.STORM_ESCALATED, StormChange.class,
          EventType.STORM_CALMED, StormChange.class,
          EventType.REMEDIATION_ADVISED, Advice.class,
          EventType.REMEDIATION_WITHDRAWN, Withdrawal.class,
          EventType.INCIDENT_OPENED, IncidentChange.class,
          EventType.INCIDENT_CLOSED, IncidentChange.class);

  private Reading() {}

  /** The event, or null if it is of a kind that is not shown, or reads otherwise than its kind. */
  static @Nullable Entry entry(CloudEvent event) {
    Class<? extends Tale> kind = TALES.get(event.type());
    Tale tale = kind == null ? null : read(event.data(), kind);
    return tale == null
        ? null
        : new Entry(
            event.time(), event.id(), EventType.shortOf(event.type()), event.simulated(), tale);
  }

  /** The row of an open storm, or null if it is none. */
  static @Nullable OpenStorm storm(ObjectNode state) {
    return read(state, OpenStorm.class);
  }

  private static <T> @Nullable T read(ObjectNode data, Class<T> kind) {
    try {
      return JSON.treeToValue(data, kind);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** A value that has one form as text. */
  private static final class Text<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final transient Function<String, T> parse;

    Text(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("no " + handledType().getSimpleName(), e);
      }
    }
  }
}
