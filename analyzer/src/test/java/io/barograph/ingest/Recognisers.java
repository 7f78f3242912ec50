package io.barograph.ingest;

import io.barograph.config.IdentitySettings;
import io.barograph.config.Settings;
import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.Dialects;
import java.time.Duration;
import java.util.List;

/** Recognisers as they are made for somebody who sets little. */
public final class Recognisers {
  private Recognisers() {}

  /** With every dialect, all names as they are. */
  public static Recogniser byDefault(Duration futureBound, int excerpt) {
    return of(Settings.defaults(), Pseudonyms.NONE, futureBound, excerpt);
  }

  /** With other dialects. */
  public static Recogniser of(List<Dialect> dialects) {
    return of(dialects, Settings.defaults(), Pseudonyms.NONE, Duration.ofSeconds(30), 200);
  }

  static Recogniser of(
      Settings settings, Pseudonyms pseudonyms, Duration futureBound, int excerpt) {
    return of(Dialects.ALL, settings, pseudonyms, futureBound, excerpt);
  }

  private static Recogniser of(
      List<Dialect> dialects,
      Settings settings,
      Pseudonyms pseudonyms,
      Duration futureBound,
      int excerpt) {
    IdentitySettings places = settings.identity();
    return new Recogniser(
        dialects,
        new Identity(
            Identity.places(places.user()),
            Identity.places(places.host()),
            Identity.places(places.session()),
            Identity.places(places.process()),
            Identity.places(places.file()),
            Identity.places(places.account()),
            Identity.places(places.cli()),
            Identity.places(places.time()),
            Identity.places(places.address()),
            Identity.places(places.os()),
            Identity.places(places.group()),
            Identity.places(places.region())),
        new ShipperTime(places.zone()),
        pseudonyms,
        new TimeBounds(futureBound),
        new Excerpt(excerpt));
  }
}
