/**
 * The quickstart of deploy/, held to the repository, to the settings and to the tools of the
 * programs that it starts. No engine of containers runs here, and nothing is fetched.
 */
@NullMarked
package io.barograph.deploy;

import org.jspecify.annotations.NullMarked;
