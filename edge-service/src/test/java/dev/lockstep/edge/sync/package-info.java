/** Tests of what an edge knows of its own progress. */
@NullMarked
package dev.lockstep.edge.sync;

import org.jspecify.annotations.NullMarked;
