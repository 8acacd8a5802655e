/** What servers are compared by, and what came of it. */
@NullMarked
package dev.lockstep.platform.bench;

import org.jspecify.annotations.NullMarked;
