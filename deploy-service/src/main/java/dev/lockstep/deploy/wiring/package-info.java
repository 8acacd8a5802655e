/** Puts the parts together. */
@NullMarked
package dev.lockstep.deploy.wiring;

import org.jspecify.annotations.NullMarked;
