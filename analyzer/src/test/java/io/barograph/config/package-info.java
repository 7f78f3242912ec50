/** The settings as a user gives them. */
@NullMarked
package io.barograph.config;

import org.jspecify.annotations.NullMarked;
