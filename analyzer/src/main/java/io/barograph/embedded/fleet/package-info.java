/**
 * A made-up fleet of developers whose CLIs speak recorded lines, and the truth about what they
 * played. No Kafka, no JSON and nothing that recognises or detects may enter: the truth is known
 * from the script alone.
 */
@NullMarked
package io.barograph.embedded.fleet;

import org.jspecify.annotations.NullMarked;
