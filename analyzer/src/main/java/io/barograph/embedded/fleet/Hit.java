package io.barograph.embedded.fleet;

import java.time.Instant;

/**
 * How a wave strikes one user.
 *
 * @param joinAt when the login is refused first, if it is asked
 * @param staysDead whether the user must sign in when the wave is over
 */
record Hit(Wave wave, Instant joinAt, boolean staysDead) {}
