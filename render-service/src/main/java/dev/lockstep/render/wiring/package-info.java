/** Puts the worker together. */
@NullMarked
package dev.lockstep.render.wiring;

import org.jspecify.annotations.NullMarked;
