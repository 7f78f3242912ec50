/**
 * The configurations of deploy/shippers, run for real where their tools can be had and read where
 * not. Here is no copy of a configuration: what is tested is the very file that ships.
 */
@NullMarked
package io.barograph.shippers;

import org.jspecify.annotations.NullMarked;
