/** Explains a page: what every edge shows, and because of which event. */
@NullMarked
package dev.lockstep.deploy.explain;

import org.jspecify.annotations.NullMarked;
