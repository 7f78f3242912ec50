/**
 * Judges what was found in a labelled fleet by what really happened there. Nothing that finds may
 * enter, no reading and no printing: truth and findings go in, figures come out.
 */
@NullMarked
package io.barograph.bench;

import org.jspecify.annotations.NullMarked;
