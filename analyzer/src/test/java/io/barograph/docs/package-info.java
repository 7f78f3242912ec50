/** Keeps the documents true: what they name exists, what they show happens. */
@NullMarked
package io.barograph.docs;

import org.jspecify.annotations.NullMarked;
