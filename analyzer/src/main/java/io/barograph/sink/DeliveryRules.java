package io.barograph.sink;

import io.barograph.metrics.DeliveryMetrics;
import java.time.Duration;

/**
 * How advice is delivered.
 *
 * @param retryFor how long it is tried again before it becomes a dead letter
 */
record DeliveryRules(
    Receiver receiver,
    DeadLetters deadLetters,
    BackOff backOff,
    Duration retryFor,
    DeliveryMetrics metrics,
    Trouble trouble) {}
