/** Programs of this machine that images are made with. */
@NullMarked
package dev.lockstep.platform.images.process;

import org.jspecify.annotations.NullMarked;
