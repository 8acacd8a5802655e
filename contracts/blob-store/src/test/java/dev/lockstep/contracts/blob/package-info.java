@NullMarked
package dev.lockstep.contracts.blob;

import org.jspecify.annotations.NullMarked;
