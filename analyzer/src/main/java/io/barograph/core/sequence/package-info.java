/**
 * Reassembles the trouble of one turn from its signals. No storm, no user's history and no advice
 * may enter; time comes in with the signals.
 */
@NullMarked
package io.barograph.core.sequence;

import org.jspecify.annotations.NullMarked;
