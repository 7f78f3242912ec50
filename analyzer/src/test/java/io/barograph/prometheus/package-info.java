/**
 * The rules, the configuration and the runbook of deploy/prometheus, held by Prometheus' own tools
 * and by a Prometheus and an Alertmanager that run. Here is no copy of a rule: what is tested is
 * the very file that ships.
 */
@NullMarked
package io.barograph.prometheus;

import org.jspecify.annotations.NullMarked;
