/** What visitors ask for, in numbers. */
@NullMarked
package dev.lockstep.edge.visit;

import org.jspecify.annotations.NullMarked;
