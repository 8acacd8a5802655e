/** Images by Jib, which needs no Docker. */
@NullMarked
package dev.lockstep.platform.images.jib;

import org.jspecify.annotations.NullMarked;
