/** Copies of blobs on the edge's own disk. */
@NullMarked
package dev.lockstep.edge.body.files;

import org.jspecify.annotations.NullMarked;
