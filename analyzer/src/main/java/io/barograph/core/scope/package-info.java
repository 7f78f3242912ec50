/**
 * Tells one broken login from a shared one and from an incident of the fleet, and names likely
 * causes with what speaks for and against them. No lines and no advice may enter: what is known of
 * logins comes in, judgements with their evidence go out.
 */
@NullMarked
package io.barograph.core.scope;

import org.jspecify.annotations.NullMarked;
