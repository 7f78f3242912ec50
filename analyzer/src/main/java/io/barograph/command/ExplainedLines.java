package io.barograph.command;

import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Site;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.Unreadable;
import io.barograph.replay.Logins;
import io.barograph.replay.Replay;
import java.io.PrintStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Prints a line for each line that was looked at, and what became of it. */
final class ExplainedLines implements Replay.Listener {
  private final Logins logins;
  private final Instant until;
  private final ExplainedLogins explained;
  private final PrintStream out;
  private String envelope = "";
  private String whose = "";

  /**
   * Feeds the logins too.
   *
   * @param until event time; what happened after it is left out, and what came after it
   */
  ExplainedLines(Logins logins, Instant until, ExplainedLogins explained, PrintStream out) {
    this.logins = logins;
    this.until = until;
    this.explained = explained;
    this.out = out;
  }

  @Override
  public void envelope(Replay.Place place, Envelope found) {
    envelope = found.label();
  }

  @Override
  public void signal(Replay.Place place, Sighting sighting, Provenance provenance, Instant clock) {
    if (sighting.time().isAfter(until) || clock.isAfter(until)) {
      return;
    }
    if (explained.concerns(sighting.login())) {
      print(place, sighting, provenance);
      explained.saw(sighting);
    }
    // Others count too: a storm may be part of an incident.
    logins.accept(sighting, clock);
  }

  private void print(Replay.Place place, Sighting sighting, Provenance provenance) {
    String now = whose(sighting.site(), provenance);
    if (!now.equals(whose)) {
      whose = now;
      out.println(now);
    }
    out.printf(
        "%s  %s  %s (%s%s)  %s@%s %s  %s%n",
        place,
        envelope,
        sighting.time(),
        provenance.time(),
        provenance.skewed() ? ", its own lay too far ahead" : "",
        TableRow.printable(sighting.user().value()),
        TableRow.printable(sighting.host().value()),
        TableRow.printable(sighting.session().value()),
        SignalText.of(sighting.signal()));
  }

  /** Said again only when it changes: it is the same for most lines of a shipper. */
  private static String whose(Site site, Provenance provenance) {
    StringBuilder whose = new StringBuilder("whose: user by ").append(provenance.user());
    if (provenance.user().equals("host") || provenance.user().equals("account")) {
      whose.append(", which stands in as no user is named");
    }
    whose.append("; host by ").append(provenance.host());
    whose.append("; session by ").append(provenance.session());
    if (provenance.session().equals(Provenance.NONE)) {
      whose.append(", its stream stands in");
    }
    if (!provenance.account().equals(Provenance.NONE)) {
      whose.append("; account by ").append(provenance.account());
    }
    if (!provenance.cli().equals(Provenance.NONE)) {
      whose.append("; cli by ").append(provenance.cli());
    }
    OperatingSystem os = site.os();
    part(whose, "network", site.network(), provenance.network());
    part(whose, "os", os == null ? null : os.label(), provenance.os());
    part(whose, "group", site.group(), provenance.group());
    part(whose, "region", site.region(), provenance.region());
    return whose.toString();
  }

  private static void part(StringBuilder whose, String name, @Nullable String value, String place) {
    if (value != null) {
      whose.append("; ").append(name).append(' ').append(TableRow.printable(value));
      whose.append(" by ").append(place);
    }
  }

  @Override
  public void noise(Replay.Place place, int lines) {
    if (explained.concernsAll()) {
      out.println(
          place + "  " + envelope + "  noise: it looks like a signal, but no dialect knows it");
    }
  }

  @Override
  public void end(Instant clock) {
    logins.advance(clock.isBefore(until) ? clock : until);
  }

  @Override
  public void unreadable(Replay.Place place, Unreadable unreadable) {
    out.println(place + "  unreadable: " + unreadable.reason().label());
  }
}
