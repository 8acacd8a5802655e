@NullMarked
package dev.lockstep.contracts.event;

import org.jspecify.annotations.NullMarked;
