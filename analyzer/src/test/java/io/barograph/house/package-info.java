/** The rules of the house: doors, the core alone, the voice. */
@NullMarked
package io.barograph.house;

import org.jspecify.annotations.NullMarked;
