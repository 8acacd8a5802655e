/** The token that comes with the configuration. */
@NullMarked
package dev.lockstep.deploy.token.wiring;

import org.jspecify.annotations.NullMarked;
