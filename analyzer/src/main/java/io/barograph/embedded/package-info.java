/**
 * A Kafka broker and a fleet to feed it, inside this process, for trying things out. Nothing that
 * runs against a real cluster may enter, and nothing but the commands for trying out may come here.
 */
@NullMarked
package io.barograph.embedded;

import org.jspecify.annotations.NullMarked;
