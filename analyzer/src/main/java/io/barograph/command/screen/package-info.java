/**
 * What a person sees on a terminal: tables, sparklines and the live summary, drawn of plain values.
 * Nothing that reads topics, files or settings may enter; what is drawn never depends on a clock.
 */
@NullMarked
package io.barograph.command.screen;

import org.jspecify.annotations.NullMarked;
