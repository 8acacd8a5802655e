/** A deploy as the renderer sees it. */
@NullMarked
package dev.lockstep.render.content;

import org.jspecify.annotations.NullMarked;
