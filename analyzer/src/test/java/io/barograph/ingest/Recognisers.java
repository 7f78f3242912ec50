package io.barograph.ingest;

import io.barograph.config.IdentitySettings;
import io.barograph.config.Settings;
import io.barograph.core.dialect.Dialects;
import java.time.Duration;

/** Recognisers as they are made for somebody who sets little. */
public final class Recognisers {
  private Recognisers() {}

  /** With every dialect, all names as they are. */
  public static Recogniser byDefault(Duration futureBound, int excerpt) {
    return of(Settings.defaults(), Pseudonyms.NONE, futureBound, excerpt);
  }

  static Recogniser of(
      Settings settings, Pseudonyms pseudonyms, Duration futureBound, int excerpt) {
    IdentitySettings places = settings.identity();
    return new Recogniser(
        Dialects.ALL,
        new Identity(
            Identity.places(places.user()),
            Identity.places(places.host()),
            Identity.places(places.session()),
            Identity.places(places.process()),
            Identity.places(places.file()),
            Identity.places(places.account()),
            Identity.places(places.cli()),
            Identity.places(places.time())),
        new ShipperTime(places.zone()),
        pseudonyms,
        new TimeBounds(futureBound),
        new Excerpt(excerpt));
  }
}
