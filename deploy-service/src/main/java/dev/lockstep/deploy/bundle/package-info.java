/** A whole folder in one archive: what it may hold, and its way into the blob store. */
@NullMarked
package dev.lockstep.deploy.bundle;

import org.jspecify.annotations.NullMarked;
