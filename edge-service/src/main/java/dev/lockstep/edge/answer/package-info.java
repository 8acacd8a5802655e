/** From a request to what is answered, as a pure function. */
@NullMarked
package dev.lockstep.edge.answer;

import org.jspecify.annotations.NullMarked;
