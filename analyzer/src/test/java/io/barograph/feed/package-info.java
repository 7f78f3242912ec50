/** Output topics on a real broker, as somebody outside reads them. */
@NullMarked
package io.barograph.feed;

import org.jspecify.annotations.NullMarked;
