/** Folders: the one that keeps a platform's state, and those of the example. */
@NullMarked
package dev.lockstep.platform.up.files;

import org.jspecify.annotations.NullMarked;
