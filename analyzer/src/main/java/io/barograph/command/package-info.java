/**
 * The commands: reads what the user asks for, puts the rooms together, prints. No rule of any kind
 * may enter; nobody imports this room but the main class and the benches.
 */
@NullMarked
package io.barograph.command;

import org.jspecify.annotations.NullMarked;
