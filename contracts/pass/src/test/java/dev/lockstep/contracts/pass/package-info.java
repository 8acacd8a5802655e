@NullMarked
package dev.lockstep.contracts.pass;

import org.jspecify.annotations.NullMarked;
