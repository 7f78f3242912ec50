/**
 * The order in which the rooms of the core speak: one login's signals in, findings out, whichever
 * carries them. No rule of its own may enter: what is trouble, a storm or advice is decided next
 * door.
 */
@NullMarked
package io.barograph.core.engine;

import org.jspecify.annotations.NullMarked;
