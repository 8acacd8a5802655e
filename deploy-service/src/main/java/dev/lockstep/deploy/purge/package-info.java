/** Declares pages outdated, and forgets that again when nothing can be as old any more. */
@NullMarked
package dev.lockstep.deploy.purge;

import org.jspecify.annotations.NullMarked;
