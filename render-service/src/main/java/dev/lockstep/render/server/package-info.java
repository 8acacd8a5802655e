/** Deploys that bring a server of their own: when it runs, and when it does not. */
@NullMarked
package dev.lockstep.render.server;

import org.jspecify.annotations.NullMarked;
