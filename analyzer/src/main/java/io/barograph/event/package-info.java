/**
 * The language on the street: findings as CloudEvents, the same for a topic and for a file. No
 * Kafka and no decision may enter.
 */
@NullMarked
package io.barograph.event;

import org.jspecify.annotations.NullMarked;
