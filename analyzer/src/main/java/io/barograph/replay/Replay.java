package io.barograph.replay;

import io.barograph.core.signal.Sighting;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.RawRecord;
import io.barograph.ingest.Recognised;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads files in event time. Several sources are merged: the one that is least far goes next, so
 * that one user's lines in several files, or partitions of a dump, meet as they once did.
 */
public final class Replay {
  private final Recogniser recogniser;

  public Replay(Recogniser recogniser) {
    this.recogniser = recogniser;
  }

  /** Hears of everything that is read. */
  public interface Listener {
    /**
     * A line with a signal.
     *
     * @param clock event time up to which all input has been read
     */
    void signal(Place place, Sighting sighting, Provenance provenance, Instant clock);

    default void envelope(Place place, Envelope envelope) {}

    /** Lines that may have carried a signal, and do not. */
    default void noise(Place place, int lines) {}

    void unreadable(Place place, Unreadable unreadable);

    /**
     * Input has ended.
     *
     * @param clock event time of the last line of all, noise or not
     */
    default void end(Instant clock) {}
  }

  /**
   * Where a line stands.
   *
   * @param source the file's name, or topic and partition
   * @param position line number or offset
   */
  public record Place(String source, long position) {
    @Override
    public String toString() {
      return source + ":" + position;
    }
  }

  /** How much was read. */
  public record Totals(long lines, long signals, long unreadable) {}

  /** A source, its next record, and how far it is. */
  private static final class Head {
    final RecordSource source;
    private final @Nullable Recogniser lookAhead;
    @Nullable RawRecord next;
    private Instant reached = Instant.EPOCH;

    /**
     * Opens at the first record.
     *
     * @param lookAhead tells how far the next record is before it is read; null for a single
     *     source, which has nobody to wait for
     */
    Head(RecordSource source, @Nullable Recogniser lookAhead) throws IOException {
      this.source = source;
      this.lookAhead = lookAhead;
      move();
    }

    void move() throws IOException {
      next = source.next();
      if (next != null && lookAhead != null) {
        reach(lookAhead.eventTime(next));
      }
    }

    void reach(Instant time) {
      reached = time.isAfter(reached) ? time : reached;
    }

    Instant at() {
      return reached;
    }
  }

  /**
   * Reads all files to their ends.
   *
   * @param files paths, or {@code -} for {@code standardInput}
   * @throws ReplayException if one cannot be read
   */
  public Totals read(
      List<String> files, Given given, InputStream standardInput, Listener listener) {
    return read(Sources.open(files, given, recogniser, standardInput), listener);
  }

  /**
   * Reads one text to its end.
   *
   * @param name stands for it wherever a file's name would
   */
  public Totals read(String name, InputStream text, Given given, Listener listener) {
    return read(Sources.open(name, given, recogniser, text), listener);
  }

  /**
   * Reads a stretch of a topic, its partitions merged.
   *
   * @throws ReplayException if the topic does not exist or no broker answers
   */
  public Totals read(TopicRange range, Given given, Listener listener) {
    return read(TopicSource.open(range, given, recogniser), listener);
  }

  private Totals read(List<RecordSource> sources, Listener listener) {
    try {
      return merge(sources, listener);
    } catch (IOException e) {
      throw new ReplayException("reading failed: " + e.getMessage(), e);
    } finally {
      sources.forEach(Replay::close);
    }
  }

  private Totals merge(List<RecordSource> sources, Listener listener) throws IOException {
    List<Head> heads = new ArrayList<>();
    for (RecordSource source : sources) {
      heads.add(new Head(source, sources.size() > 1 ? recogniser : null));
    }
    Tell tell = new Tell(listener);
    for (Head head = slowest(heads); head != null; head = slowest(heads)) {
      tell.about(head);
      recogniser.read(Objects.requireNonNull(head.next), tell);
      head.move();
    }
    for (Head head : heads) {
      RawRecord last = head.source.last();
      if (last != null) {
        tell.moveClock(recogniser.eventTime(last));
      }
    }
    listener.end(tell.clock);
    long noise = sources.stream().mapToLong(RecordSource::noise).sum();
    return new Totals(noise + tell.lines, tell.signals, tell.unreadable);
  }

  /** The source least far in event time that has more, or null at the end. */
  private static @Nullable Head slowest(List<Head> heads) {
    Head slowest = null;
    for (Head head : heads) {
      if (head.next != null && (slowest == null || head.at().isBefore(slowest.at()))) {
        slowest = head;
      }
    }
    return slowest;
  }

  static void close(RecordSource source) {
    try {
      source.close();
    } catch (IOException e) {
      throw new ReplayException(source.name() + " cannot be closed", e);
    }
  }

  /** Passes on what the recogniser finds, with the place it found it at. */
  private static final class Tell implements Recognised {
    private final Listener listener;
    private @Nullable Head head;
    private Place place = new Place("", 0);
    private Instant clock = Instant.EPOCH;
    private long lines;
    private long signals;
    private long unreadable;

    Tell(Listener listener) {
      this.listener = listener;
    }

    void about(Head head) {
      this.head = head;
      moveClock(head.at());
      long position = head.next == null ? 0 : head.next.position();
      this.place = new Place(head.source.name(), position);
    }

    @Override
    public void envelope(Envelope envelope) {
      listener.envelope(place, envelope);
    }

    @Override
    public void signal(Sighting sighting, Provenance provenance) {
      lines++;
      signals++;
      Head from = head;
      if (from != null) {
        from.reach(sighting.time());
        from.source.read(sighting.signal());
        if (from.lookAhead == null) {
          moveClock(sighting.time());
        }
      }
      listener.signal(place, sighting, provenance, clock);
    }

    private void moveClock(Instant time) {
      clock = time.isAfter(clock) ? time : clock;
    }

    @Override
    public void noise(int count) {
      lines += count;
      listener.noise(place, count);
    }

    @Override
    public void unreadable(Unreadable unread) {
      lines++;
      unreadable++;
      listener.unreadable(place, unread);
    }
  }
}
