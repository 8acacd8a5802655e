@NullMarked
package dev.lockstep.edge.preview;

import org.jspecify.annotations.NullMarked;
