/** Writes logs to files, of which standard output is one. */
@NullMarked
package dev.lockstep.edge.access.files;

import org.jspecify.annotations.NullMarked;
