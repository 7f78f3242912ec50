package io.barograph.ingest;

import io.barograph.core.dialect.CliEvent;
import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.HostPrefix;
import io.barograph.core.dialect.Needles;
import io.barograph.core.dialect.Reading;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a record into sightings: tells noise on bytes, opens the envelope of the rest, asks the
 * dialects, settles whose line it is and when. Safe for many threads.
 */
public final class Recogniser {
  /** Ten times what Kafka takes by default; a longer record is no log line. */
  public static final int LONGEST_RECORD = 10 * 1024 * 1024;

  /** More lines of one record than this share the last place. */
  private static final int LINES_A_RECORD = 1 << 16;

  /** Of a place behind a shipper's time: lines shipped in one microsecond are not many. */
  private static final int PLACE_BITS = 32;

  /** In microseconds, half an hour: what fits beside the place. */
  private static final long LATEST_ORDERED = Integer.MAX_VALUE;

  private final List<Dialect> dialects;
  private final EnvelopeSieve sieve;
  private final Needles needles;
  private final Envelopes envelopes;
  private final Whose whose;
  private final Surroundings surroundings;
  private final TimeBounds bounds;
  private final Excerpt excerpt;
  private final WholeLines wholeLines;

  /** Named last; threads that name different ones only lose what it saves. */
  private volatile Login login;

  public Recogniser(
      List<Dialect> dialects,
      Identity identity,
      ShipperTime times,
      Pseudonyms pseudonyms,
      TimeBounds bounds,
      Excerpt excerpt) {
    this.dialects = List.copyOf(dialects);
    this.needles = Needles.of(dialects, JsonRule.textMembers());
    Sieve lines = Sieve.of(needles);
    this.sieve = new EnvelopeSieve(lines);
    this.envelopes = new Envelopes(lines);
    Names names = new Names();
    this.whose = new Whose(identity, times, pseudonyms, names);
    this.surroundings = new Surroundings(whose, new Siting(identity, pseudonyms, names));
    this.bounds = bounds;
    this.excerpt = excerpt;
    this.wholeLines = new WholeLines(this.dialects);
    this.login = new Login(UserId.UNKNOWN, this.dialects.get(0).cli());
  }

  /**
   * Whether a line, or a value of any envelope, may carry a signal or be unreadable: on bytes,
   * without reading it. Never false for one that does.
   */
  public boolean mayHoldSignal(byte[] bytes, int from, int to) {
    return sieve.mayHoldSignal(bytes, from, to);
  }

  /** The same for what is known to be one line. */
  public boolean lineMayHoldSignal(byte[] bytes, int from, int to) {
    return sieve.lineMayHoldSignal(bytes, from, to);
  }

  /** Finds the lines of a text that may hold a signal, for one thread. */
  public LineSieve lineSieve() {
    return new LineSieve(needles, sieve);
  }

  /** Tells whole records that are noise, for one thread. */
  public RecordSieve sieve() {
    return new RecordSieve(sieve, envelopes);
  }

  /** Reads one record; everything it holds goes to {@code to}, nothing is lost. */
  public void read(RawRecord record, Recognised to) {
    byte[] value = record.value();
    Unreadable.Reason wrong = wrongWith(value);
    if (wrong != null || value == null) {
      to.unreadable(unreadable(Objects.requireNonNull(wrong), value));
    } else {
      envelopes.open(value, new Read(record, value, to));
    }
  }

  /**
   * The event time of a record whose lines may all be noise: the first line's own, the shipper's,
   * or the record's, as far as it can be believed.
   */
  public Instant eventTime(RawRecord record) {
    byte[] value = record.value();
    if (value == null || wrongWith(value) != null) {
      return micros(record.time());
    }
    Instant time = FirstTime.in(value, record, whose);
    return time != null && bounds.believes(time, record) ? micros(time) : micros(record.time());
  }

  private static Unreadable.@Nullable Reason wrongWith(byte @Nullable [] value) {
    if (value == null) {
      return Unreadable.Reason.TOMBSTONE;
    } else if (value.length == 0) {
      return Unreadable.Reason.EMPTY;
    }
    return value.length > LONGEST_RECORD ? Unreadable.Reason.TOO_LONG : null;
  }

  /** Of bytes that are no text an excerpt tells nothing. */
  private Unreadable unreadable(Unreadable.Reason reason, byte @Nullable [] value) {
    return new Unreadable(reason, value == null || !reason.isText() ? "" : excerpt.of(value));
  }

  /** One developer's lines come together: most are of the login that was named last. */
  private Login login(UserId user, String cli) {
    Login known = login;
    if (!known.cli().equals(cli) || !known.user().equals(user)) {
      known = new Login(user, cli);
      login = known;
    }
    return known;
  }

  /** When a line was written, and who says so. */
  private record Dated(Instant time, TimeSource source, String place) {}

  /** Asks the dialects for what one record holds. */
  private final class Read implements Envelopes.Contents {
    private final RawRecord record;
    private final byte[] value;
    private final Recognised to;
    private int index;

    /** A record is one dead letter, however many of its lines are broken. */
    private boolean refused;

    /** Of the last line of this record that has a time: what follows it was written later. */
    private @Nullable Instant lastOwn;

    Read(RawRecord record, byte[] value, Recognised to) {
      this.record = record;
      this.value = value;
      this.to = to;
    }

    @Override
    public void envelope(Envelope envelope) {
      to.envelope(envelope);
    }

    @Override
    public boolean line(Shipped line) {
      Attributes telemetry = line.telemetry();
      boolean event = telemetry != Attributes.NONE && telemetry.get(CliEvent.NAME) != null;
      return (event && read(line, d -> d.readEvent(telemetry::get), Origin.TELEMETRY))
          || (!line.text().isEmpty() && readLine(line));
    }

    private boolean readLine(Shipped line) {
      WholeLines.Meaning whole = wholeLines.of(line.text());
      if (whole != null && found(line, whole.dialect(), whole.reading(), Origin.STDERR)) {
        return true;
      }
      HostPrefix printed = line.line();
      return read(line, dialect -> dialect.read(printed), Origin.STDERR);
    }

    /** Asks every dialect, and only for a signal whose CLI it is. */
    private boolean read(Shipped line, Function<Dialect, @Nullable Reading> reads, Origin origin) {
      for (Dialect dialect : dialects) {
        Reading reading = reads.apply(dialect);
        if (reading != null && found(line, dialect, reading, origin)) {
          return true;
        }
      }
      return false;
    }

    private boolean found(Shipped line, Dialect dialect, Reading reading, Origin origin) {
      if (holdsSecret(reading.signal())) {
        return false;
      }
      Surroundings.Told told = surroundings.of(line, record);
      Whose.Found<String> cli = told.cli();
      if (cli != null && !cli.value().equalsIgnoreCase(dialect.cli())) {
        return false;
      }
      sighted(told, dialect.cli(), reading, origin);
      return true;
    }

    @Override
    public void noise(int lines) {
      index += lines;
      to.noise(lines);
    }

    @Override
    public void unreadable(Unreadable.Reason reason) {
      if (refused) {
        noise(1);
        return;
      }
      refused = true;
      index++;
      to.unreadable(Recogniser.this.unreadable(reason, value));
    }

    private void sighted(Surroundings.Told told, String cli, Reading reading, Origin origin) {
      Whose.Owner owner = told.owner();
      Siting.Sited sited = told.sited();
      Dated dated = dated(reading.time(), told.shipped());
      boolean skewed = !bounds.believes(dated.time(), record);
      Dated believed = skewed ? ofRecord() : dated;
      to.signal(
          new Sighting(
              login(owner.user(), cli),
              owner.host(),
              owner.session(),
              owner.account(),
              sited.site(),
              origin,
              micros(believed.time()),
              ordinal(reading.time(), told.shipped()),
              reading.signal()),
          new Provenance(
              believed.source(),
              skewed,
              believed.place(),
              owner.userPlace(),
              owner.hostPlace(),
              owner.sessionPlace(),
              owner.accountPlace(),
              Whose.place(told.cli()),
              sited.network(),
              sited.os(),
              sited.group(),
              sited.region()));
      index++;
    }

    private Dated dated(@Nullable Instant own, Whose.@Nullable Found<Instant> shipped) {
      if (own != null) {
        lastOwn = own;
        return new Dated(own, TimeSource.LINE, TimeSource.LINE.label());
      } else if (shipped != null) {
        return new Dated(shipped.value(), TimeSource.SHIPPER, shipped.place().name());
      }
      Instant before = lastOwn;
      return before == null
          ? ofRecord()
          : new Dated(before, TimeSource.RECKONED, TimeSource.RECKONED.label());
    }

    private Dated ofRecord() {
      return new Dated(record.time(), record.timeSource(), record.timeSource().label());
    }

    /**
     * A stamp of whole seconds leaves the order inside its second open, and offsets of different
     * partitions do not tell it. The shipper's time does, where there is one, and comes first.
     */
    private long ordinal(@Nullable Instant own, Whose.@Nullable Found<Instant> shipped) {
      long place = record.position() * LINES_A_RECORD + Math.min(index, LINES_A_RECORD - 1);
      if (own == null || shipped == null || shipped.value().isBefore(own)) {
        return place;
      }
      boolean late = own.plus(LATEST_ORDERED, ChronoUnit.MICROS).isBefore(shipped.value());
      long after = late ? LATEST_ORDERED : ChronoUnit.MICROS.between(own, shipped.value());
      return (after << PLACE_BITS) | (place & ((1L << PLACE_BITS) - 1));
    }
  }

  /** Versions and session ids are words of a line: a hostile one may be a token. */
  private static boolean holdsSecret(Signal signal) {
    if (signal instanceof Signal.RunStarted run) {
      String version = run.version();
      return version != null && isToken(version);
    }
    return signal instanceof Signal.SessionNamed named && isToken(named.session().value());
  }

  /** Numbers, dots and the form of a UUID are told without the patterns. */
  private static boolean isToken(String word) {
    boolean plain = true;
    for (int i = 0; i < word.length() && plain; i++) {
      char c = word.charAt(i);
      plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-' || c == '.';
    }
    return !plain && Scrubber.holdsSecret(word);
  }

  /** The finest time that is kept: states and sightings are packed in microseconds. */
  private static Instant micros(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
