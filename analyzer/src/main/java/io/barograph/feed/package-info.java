/**
 * Reads topics from outside the topology, as any other consumer would, for as long as it lives.
 * Nothing that decides may enter, and nothing that writes to Kafka.
 */
@NullMarked
package io.barograph.feed;

import org.jspecify.annotations.NullMarked;
