@NullMarked
package dev.lockstep.contracts.trace;

import org.jspecify.annotations.NullMarked;
