/**
 * Tells people outside of what stands on the topics: storms to Alertmanager, advice to a webhook.
 * Nothing that decides whether there is a storm or what helps may enter, and no answer of a
 * receiver may reach a log.
 */
@NullMarked
package io.barograph.sink;

import org.jspecify.annotations.NullMarked;
