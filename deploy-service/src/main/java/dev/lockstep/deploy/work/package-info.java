/** Work that one process at a time does. */
@NullMarked
package dev.lockstep.deploy.work;

import org.jspecify.annotations.NullMarked;
