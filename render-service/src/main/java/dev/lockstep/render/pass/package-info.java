/** Requests of routes that store nothing: each goes through to the renderer. */
@NullMarked
package dev.lockstep.render.pass;

import org.jspecify.annotations.NullMarked;
