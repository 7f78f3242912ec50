package io.barograph.embedded.fleet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Ships what the fleet prints: delays, shuffles and repeats lines, and hands them out as they
 * arrive. Holds one line a developer and the lines under way.
 */
final class Arrivals implements Iterator<ShippedLine> {

  /** A developer about to speak. */
  private record Speaker(Spoken next, int index, Voice voice) {}

  /** A line under way; the number keeps lines that arrive together in the order they were sent. */
  private record Parcel(Instant arrival, long number, Spoken content) {}

  private final FleetOptions options;
  private final SplittableRandom dice;
  private final long disorderMicros;
  private final PriorityQueue<Speaker> speakers =
      new PriorityQueue<>(
          Comparator.comparing((Speaker s) -> s.next().at()).thenComparingInt(Speaker::index));
  private final PriorityQueue<Parcel> underWay =
      new PriorityQueue<>(Comparator.comparing(Parcel::arrival).thenComparingLong(Parcel::number));
  private long sent;

  Arrivals(FleetOptions options) {
    this.options = options;
    this.dice = new SplittableRandom(~options.seed());
    this.disorderMicros = options.disorder().toNanos() / 1000;
    NoiseBudget budget = new NoiseBudget(options.noise());
    Cast cast = Cast.of(options);
    for (int i = 0; i < options.users(); i++) {
      listenTo(new Voice(cast.script(i), budget, dice.split()), i);
    }
  }

  @Override
  public boolean hasNext() {
    return !underWay.isEmpty() || !speakers.isEmpty();
  }

  @Override
  public ShippedLine next() {
    // A line never arrives before it is printed: who has not spoken yet cannot come first.
    while (!speakers.isEmpty()
        && (underWay.isEmpty()
            || speakers.element().next().at().isBefore(underWay.element().arrival()))) {
      Speaker speaker = speakers.remove();
      ship(speaker.next());
      listenTo(speaker.voice(), speaker.index());
    }
    if (underWay.isEmpty()) {
      throw new NoSuchElementException();
    }
    Parcel parcel = underWay.remove();
    return parcel.content().shippedAt(parcel.arrival());
  }

  private void listenTo(Voice voice, int index) {
    if (voice.hasNext()) {
      speakers.add(new Speaker(voice.next(), index, voice));
    }
  }

  private void ship(Spoken spoken) {
    long delay = delayMicros(spoken);
    send(spoken, delay);
    // Two copies with two arrivals could not be told for one where only the arrival tells the time.
    if (!spoken.run().host().isSkewed() && dice.nextDouble() < options.duplicates()) {
      send(spoken, delay + drawn(dice, disorderMicros - delay));
    }
  }

  private void send(Spoken spoken, long delayMicros) {
    underWay.add(new Parcel(spoken.at().plus(delayMicros, ChronoUnit.MICROS), sent++, spoken));
  }

  /** The same for all lines whose order nothing but their arrival tells. */
  private long delayMicros(Spoken spoken) {
    if (spoken.run().host().isSkewed()) {
      return drawn(new SplittableRandom(spoken.run().host().seed()), disorderMicros);
    }
    if (spoken.printed() == PrintedTime.STAMP) {
      long second = spoken.at().getEpochSecond();
      return drawn(new SplittableRandom(spoken.run().seed() ^ second), disorderMicros);
    }
    return drawn(dice, disorderMicros);
  }

  private static long drawn(SplittableRandom dice, long most) {
    return most == 0 ? 0 : dice.nextLong(most);
  }
}
