/**
 * Decides when a login's failures are a storm, and when it is over. Nothing of lines, retries or
 * advice may enter: verdicts and completed turns come in, in event-time order.
 */
@NullMarked
package io.barograph.core.storm;

import org.jspecify.annotations.NullMarked;
