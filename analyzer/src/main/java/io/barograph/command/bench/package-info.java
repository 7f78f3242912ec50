/**
 * The benches: starts what is measured beside its references, each in a process of its own, and
 * prints the sheet. What is measured is what the other commands run; nobody imports this room but
 * the main class.
 */
@NullMarked
package io.barograph.command.bench;

import org.jspecify.annotations.NullMarked;
