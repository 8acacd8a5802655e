/** Load generators and the servers that are compared, as processes. */
@NullMarked
package dev.lockstep.platform.bench.process;

import org.jspecify.annotations.NullMarked;
