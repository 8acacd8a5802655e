/** A running platform, told to scripts. */
@NullMarked
package dev.lockstep.platform.local.json;

import org.jspecify.annotations.NullMarked;
