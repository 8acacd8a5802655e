/** How far the edges have come. */
@NullMarked
package dev.lockstep.deploy.propagation;

import org.jspecify.annotations.NullMarked;
