/** See the package of the same name. */
@NullMarked
package dev.lockstep.edge.visit;

import org.jspecify.annotations.NullMarked;
