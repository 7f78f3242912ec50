/**
 * What the process tells over HTTP: the storm board, its metrics and its health. Nothing that
 * changes anything may enter, no text of a request is ever trusted or logged, and what comes from
 * outside reaches a page through the writer of HTML alone.
 */
@NullMarked
package io.barograph.web;

import org.jspecify.annotations.NullMarked;
