package dev.lockstep.edge.body.files;

import java.nio.file.Path;

/**
 * A blob in a file of this edge.
 *
 * @param sizeBytes what is counted for it
 */
record Copy(Path file, long sizeBytes) {}
