/** Who sees what a site does not show to everybody. */
@NullMarked
package dev.lockstep.edge.preview;

import org.jspecify.annotations.NullMarked;
