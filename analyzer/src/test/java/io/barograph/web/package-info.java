/** The pages as a client sees them. */
@NullMarked
package io.barograph.web;

import org.jspecify.annotations.NullMarked;
