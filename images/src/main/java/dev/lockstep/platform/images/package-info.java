/** Container images of the services: what is in them, and how they are run. */
@NullMarked
package dev.lockstep.platform.images;

import org.jspecify.annotations.NullMarked;
