/** What the compared servers serve, and where results are written. */
@NullMarked
package dev.lockstep.platform.bench.files;

import org.jspecify.annotations.NullMarked;
