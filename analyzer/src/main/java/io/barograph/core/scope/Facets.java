package io.barograph.core.scope;

import io.barograph.core.scope.Segment.Dimension;
import io.barograph.core.signal.Site;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The segments that a login is in, the whole fleet first. */
record Facets(List<Segment> segments) {
  /** Of what stands nowhere that is known. */
  static final Facets NONE = new Facets(List.of(Segment.ALL));

  static Facets of(@Nullable String version, Site site) {
    List<Segment> segments = new ArrayList<>(5);
    segments.add(Segment.ALL);
    add(segments, Dimension.VERSION, version);
    add(segments, Dimension.HOST_GROUP, site.group());
    add(segments, Dimension.NETWORK, site.network());
    add(segments, Dimension.REGION, site.region());
    return new Facets(List.copyOf(segments));
  }

  private static void add(List<Segment> segments, Dimension dimension, @Nullable String value) {
    if (value != null) {
      segments.add(new Segment(dimension, value));
    }
  }
}
