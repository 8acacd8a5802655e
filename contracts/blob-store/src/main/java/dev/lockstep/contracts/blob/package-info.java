/** Blobs: immutable bytes named by their SHA-256. The port that every service reads and writes through. */
@NullMarked
package dev.lockstep.contracts.blob;

import org.jspecify.annotations.NullMarked;
