/** Archives of images, as whoever loads them sees them. */
@NullMarked
package dev.lockstep.platform.images.archive;

import org.jspecify.annotations.NullMarked;
