/**
 * What grafana/ ships, held to its word: dashboards by rules and by a Prometheus that answers each
 * of their queries. Here is no copy of a dashboard: what is tested is the very file that ships.
 */
@NullMarked
package io.barograph.grafana;

import org.jspecify.annotations.NullMarked;
