/**
 * Bytes in, lines out: reads the envelopes that shippers put around lines, and says of what it
 * cannot read why. No storm and no topology may enter, and no text leaves unscrubbed but as a line
 * for the dialects.
 */
@NullMarked
package io.barograph.ingest;

import org.jspecify.annotations.NullMarked;
