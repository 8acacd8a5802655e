@NullMarked
package dev.lockstep.contracts.outbound;

import org.jspecify.annotations.NullMarked;
