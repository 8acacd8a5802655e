@NullMarked
package dev.lockstep.edge.page;

import org.jspecify.annotations.NullMarked;
