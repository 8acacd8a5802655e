/** Work that one process at a time does. */
@NullMarked
package dev.lockstep.deploy.lease;

import org.jspecify.annotations.NullMarked;
