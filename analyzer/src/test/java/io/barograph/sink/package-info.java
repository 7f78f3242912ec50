/** Output topics on a real broker, as somebody outside reads them. */
@NullMarked
package io.barograph.sink;

import org.jspecify.annotations.NullMarked;
