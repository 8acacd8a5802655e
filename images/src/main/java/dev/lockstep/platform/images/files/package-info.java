/** Where the contents of images lie while they are made. */
@NullMarked
package dev.lockstep.platform.images.files;

import org.jspecify.annotations.NullMarked;
