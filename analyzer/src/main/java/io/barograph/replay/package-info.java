/**
 * Carries the core over files: the same lines give the same findings as in the topology. No Kafka
 * and no rule of detection may enter.
 */
@NullMarked
package io.barograph.replay;

import org.jspecify.annotations.NullMarked;
