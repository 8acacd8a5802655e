/** Blobs as files of a directory that several processes share. */
@NullMarked
package dev.lockstep.contracts.blob.files;

import org.jspecify.annotations.NullMarked;
