/** Blobs as metrics. */
@NullMarked
package dev.lockstep.contracts.blob.metrics;

import org.jspecify.annotations.NullMarked;
