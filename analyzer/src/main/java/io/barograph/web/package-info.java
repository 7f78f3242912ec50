/**
 * What the process tells over HTTP: its metrics and its health. Nothing that changes anything may
 * enter, and no text of a request is ever trusted, logged or echoed.
 */
@NullMarked
package io.barograph.web;

import org.jspecify.annotations.NullMarked;
