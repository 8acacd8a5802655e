@NullMarked
package dev.lockstep.contracts.event.json;

import org.jspecify.annotations.NullMarked;
