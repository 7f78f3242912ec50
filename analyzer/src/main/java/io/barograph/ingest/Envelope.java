package io.barograph.ingest;

import java.util.Locale;

/** What stood around a line. The lower-case name is the value in labels and {@code explain}. */
public enum Envelope {
  /** The line itself, one or several: kcat, the console producer, Vector text, any raw form. */
  TEXT,
  /** The line behind the host's own prefix: rsyslog, syslog-ng, Logstash's plain codec. */
  SYSLOG,
  /** Our own JSON: see the schema {@code log-line}. */
  NATIVE_JSON,
  /** Vector's JSON: any source, journald and Kubernetes among them. */
  VECTOR,
  /** Fluent Bit's JSON, and Docker's json-file behind it. */
  FLUENT_BIT,
  /** Graylog's format, as Fluent Bit and others write it. */
  GELF,
  /** Elastic Common Schema: Filebeat, Elastic Agent. */
  ECS,
  /** Logstash's JSON codec. */
  LOGSTASH,
  /** The JSON of syslog-ng's format-json. */
  SYSLOG_NG,
  /** The journal's own fields. */
  JOURNALD,
  /** Any other JSON object with the line in a field that is known: Fluentd, rsyslog, Connect. */
  JSON,
  /** A JSON string: the OpenTelemetry Collector's raw encoding. */
  JSON_STRING,
  /** Kafka Connect's JSON with schema and payload. */
  CONNECT,
  OTLP_JSON,
  OTLP_PROTO,
  /** Another application's record: counted and left alone. */
  OTHER;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
