/**
 * Carries the core on Kafka Streams: the picture of the topology, its processors, stores and
 * handlers. No decision about lines, storms or advice may enter.
 */
@NullMarked
package io.barograph.topology;

import org.jspecify.annotations.NullMarked;
