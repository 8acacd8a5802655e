/** What is done for one visitor, through all processes that do something of it. */
@NullMarked
package dev.lockstep.contracts.trace;

import org.jspecify.annotations.NullMarked;
