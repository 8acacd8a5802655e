/** What all services log alike. */
@NullMarked
package dev.lockstep.contracts.log;

import org.jspecify.annotations.NullMarked;
