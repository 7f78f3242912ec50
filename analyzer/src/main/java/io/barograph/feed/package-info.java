/**
 * Reads the output topics from outside the topology, as any other consumer would, for whoever shows
 * or sends on what stands there. Nothing that decides may enter, and nothing that writes to Kafka.
 */
@NullMarked
package io.barograph.feed;

import org.jspecify.annotations.NullMarked;
