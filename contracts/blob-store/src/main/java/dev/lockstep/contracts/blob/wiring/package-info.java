/** Which store it is that a service keeps its blobs in. */
@NullMarked
package dev.lockstep.contracts.blob.wiring;

import org.jspecify.annotations.NullMarked;
